package dev.hexauth.benchmark.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** One thread that puts load on services. */
final class Generator implements AutoCloseable {

  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final EventLoop loop = loops.next();

  /** Starts callers of {@code service}; each has its own share of the accounts. */
  Traffic traffic(
      InetSocketAddress service,
      int connections,
      List<Account> accounts,
      Function<List<Account>, Conversation> talk) {
    return traffic(
        service,
        IntStream.range(0, connections)
            .mapToObj(first -> every(connections, first, accounts))
            .map(talk)
            .toList());
  }

  /** Starts a caller of {@code service} for each conversation. */
  Traffic traffic(InetSocketAddress service, List<Conversation> conversations) {
    return Traffic.start(loop, service, conversations);
  }

  private static List<Account> every(int step, int first, List<Account> accounts) {
    return IntStream.range(0, accounts.size())
        .filter(i -> i % step == first)
        .mapToObj(accounts::get)
        .toList();
  }

  /** Ends the load. */
  @Override
  public void close() {
    loops.close();
  }
}
