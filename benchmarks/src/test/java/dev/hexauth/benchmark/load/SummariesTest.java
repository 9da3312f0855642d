package dev.hexauth.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SummariesTest {

  private static final Machine MACHINE = new Machine("any", 2, 1024, "Linux", "25");
  private static final Memory MEMORY = new Memory(200, 210, 50, 5);

  @Test
  void a_pair_gives_the_ratio_of_new_to_old() {
    Pair pair = Pair.of(result(run(100, 0.2)), result(run(150, 0.1)));

    assertThat(pair.cpuRatio()).isEqualTo(0.5);
    assertThat(pair.speedRatio()).isEqualTo(1.5);
  }

  @Test
  void a_storm_is_judged_by_what_it_leaves_of_the_throughput() {
    Storm storm = new Storm(result(run(5, 200)), result(run(1000, 0.1)), result(run(400, 2)));

    assertThat(storm.throughputKept()).isEqualTo(0.4);
    assertThat(storm).hasToString("in the storm: p99 3.00 ms; 40 % of the throughput");
  }

  @Test
  void several_nodes_are_judged_by_responses_for_each_busy_processor() {
    Scaling scaling = scaling(row("1 node", 0.100), row("2 nodes", 0.105), row("3 nodes", 0.111));

    assertThat(scaling.rows()).extracting(scaling::ratio).first().isEqualTo(1.0);
    assertThat(scaling.isEven()).isTrue();
    assertThat(scaling)
        .asString()
        .contains("me by 8 callers of each node, 1 runs of 5 s in turn, of 0123abcd")
        .containsPattern("3 nodes +100 .* 9009 +0\\.901\\n")
        .contains("ops/s per processor stay within 10 % of one node");
    assertThat(scaling(row("1 node", 0.100), row("2 nodes", 0.112)))
        .asString()
        .contains("do not stay");
  }

  private static Scaling scaling(Scaling.Row... rows) {
    return new Scaling(
        "me", 8, 5, "0123abcd", MACHINE, "stores", "not pinned", List.of(rows), List.of());
  }

  private static Scaling.Row row(String name, double service) {
    return new Scaling.Row(name, List.of(new Scaling.Sample(run(100, service), 0)));
  }

  @Test
  void a_call_above_the_budget_is_found_and_so_is_an_operation_without_a_budget() {
    Properties limits = new Properties();
    limits.setProperty("me.reads", "8.5");
    limits.setProperty("me.writes", "7.0");
    CallBudgets budgets = new CallBudgets(limits);

    assertThat(budgets.findings(withCalls(8.4, 6.5))).isEmpty();
    assertThat(budgets.findings(withCalls(8.4, 7.5)))
        .containsExactly(
            "me.writes are 7.50 for each request; their budget in calls.properties is 7.0");
    assertThat(budgets.findings(withCalls(Double.NaN, 6.5))).hasSize(1);
    assertThat(new CallBudgets(new Properties()).findings(withCalls(1, 1))).hasSize(2);
  }

  private static Result withCalls(double reads, double writes) {
    return result(new Run(100, 1, 2, 3, 4, 0, 0, 0.1, 0, 0, 0, reads, writes, 0));
  }

  @Test
  void nginx_spreads_requests_over_all_nodes() {
    List<InetSocketAddress> nodes =
        IntStream.of(8001, 8002)
            .mapToObj(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .toList();
    assertThat(Nginx.configuration(Path.of("/tmp/x"), 8000, nodes))
        .contains("server 127.0.0.1:8001;", "server 127.0.0.1:8002;", "listen 127.0.0.1:8000;");
  }

  @Test
  void growth_is_that_of_the_second_half() {
    assertThat(soak(minute -> minute < 30 ? 100 + minute : 130).growth()).isZero();
    assertThat(soak(minute -> 100 + minute / 10.0).growth()).isCloseTo(6, within(1e-9));
  }

  private static Soak soak(IntToDoubleFunction memory) {
    List<Soak.Sample> samples =
        IntStream.range(0, 60)
            .mapToObj(minute ->
                new Soak.Sample(minute, new Memory(memory.applyAsDouble(minute), 0, 0, 0), 1))
            .toList();
    return new Soak(result(run(1, 1)), samples);
  }

  private static Run run(double perSecond, double service) {
    return new Run(perSecond, 1, 2, 3, 4, 0, 0, service, 0, 0, 0, 0, 0, 0);
  }

  private static Result result(Run run) {
    return new Result(
        "me",
        1,
        1,
        "0123abcd",
        "x.jar",
        List.of(),
        MACHINE,
        "stores",
        List.of(run),
        MEMORY,
        1000,
        Set.of());
  }
}
