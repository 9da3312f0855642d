package dev.hexauth.architecture.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.hexauth.architecture.Crimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What no test shows does not pass for shown. */
final class TraceabilityTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  private static final Standard RULES_OF_SHOPS =
      Standard.parse(
          """
          # Rules of shops

          ## Orders

          | id | level | requirement | verdict | reason |
          |---|---|---|---|---|
          | SHOP-1 | 1 | an order has a line | shown | |
          | SHOP-2 | 1 | a price has a currency | shown | since 1999 |
          | SHOP-3 | 2 | orders are kept | shown | |

          ## Counter

          | id | level | requirement | verdict | reason |
          |---|---|---|---|---|
          | SHOP-4 | 2 | the door is locked at night | operator | the owner locks the door |
          | SHOP-5-paper | 1 | receipts are on paper | departure | nobody reads them |
          | SHOP-5-ink | 1 | receipts are legible | departure | `hexauth.ink=true` |
          | SHOP-5-copy | 1 | receipts are kept | documented | [receipts](receipts.md#kept) |
          | SHOP-6 | 1 | fish is cooled | not applicable | no fish |
          """);

  private static Crimes gaps;

  @TempDir private Path docs;

  @BeforeAll
  static void compile(@TempDir Path output) {
    gaps = new Crimes(FIXTURES.resolve("traces"), FIXTURES.resolve("trace-gaps"), output);
  }

  @Test
  void what_is_listed_tagged_and_run_is_no_gap() throws IOException {
    assertThat(gapsIn(gaps.none(), RULES_OF_SHOPS)).isEmpty();
  }

  @Test
  void a_tag_that_is_not_listed_is_a_gap_and_those_like_it_are_named() throws IOException {
    assertThat(gapsIn(gaps.with("not-listed"), RULES_OF_SHOPS))
        .containsExactlyInAnyOrder(
            "ReceiptTest carries SHOP-9, which is not listed",
            "ReceiptTest.a_receipt_is_on_paper carries SHOP-5, which is not listed;"
                + " listed are SHOP-5-paper, SHOP-5-ink, SHOP-5-copy");
  }

  @Test
  void a_tag_on_what_is_no_test_is_a_gap() throws IOException {
    assertThat(gapsIn(gaps.with("no-test"), RULES_OF_SHOPS))
        .containsExactlyInAnyOrder(
            "Basket carries SHOP-1 and has no test", "Basket.fill carries SHOP-1 and is no test");
  }

  @Test
  void a_tag_on_a_test_that_is_switched_off_is_a_gap() throws IOException {
    assertThat(gapsIn(gaps.with("switched-off"), RULES_OF_SHOPS))
        .containsExactlyInAnyOrder(
            "ClosedTest carries SHOP-2 and is switched off",
            "ClosedTest.a_closed_shop_sells_nothing carries SHOP-3 and is switched off",
            "HalfClosedTest.a_closed_shop_sells_nothing carries SHOP-3 and is switched off");
  }

  @Test
  void a_tag_in_a_contract_that_no_test_runs_is_a_gap() throws IOException {
    assertThat(gapsIn(gaps.with("no-class"), RULES_OF_SHOPS))
        .containsExactly(
            "CouriersContract.a_courier_comes carries SHOP-1"
                + " and is in a type that no test class implements");
  }

  @Test
  void a_test_of_what_is_said_not_to_hold_is_a_gap() throws IOException {
    assertThat(gapsIn(gaps.with("contradiction"), RULES_OF_SHOPS))
        .containsExactly(
            "SHOP-5-paper is called departure and PaperTest.a_receipt_is_on_paper carries its tag:"
                + " call it shown, or take the tag away");
  }

  @Test
  void what_is_called_shown_and_is_not_is_a_gap() throws IOException {
    assertThat(
            gapsIn(gaps.none(), RULES_OF_SHOPS, listing("SHOP-7 | 1 | bread is fresh | shown |")))
        .containsExactly("SHOP-7 is called shown and no test carries its tag");
  }

  @Test
  void a_requirement_that_is_listed_twice_is_a_gap() throws IOException {
    assertThat(gapsIn(gaps.none(), RULES_OF_SHOPS, listing("SHOP-1 | 1 | again | shown |")))
        .containsExactly("SHOP-1 is listed twice");
  }

  @Test
  void a_verdict_without_its_reason_is_a_gap() throws IOException {
    assertThat(
            gapsIn(
                gaps.none(),
                RULES_OF_SHOPS,
                listing("SHOP-7 | 1 | bread is fresh | operator |"),
                listing("SHOP-8 | 1 | prices are written down | documented | on the wall")))
        .containsExactly("SHOP-7 has no reason", "SHOP-8 links no document");
  }

  @Test
  void a_reason_that_names_what_is_not_there_is_a_gap() throws IOException {
    assertThat(
            gapsIn(
                gaps.none(),
                RULES_OF_SHOPS,
                listing("SHOP-7 | 1 | bread is fresh | operator | [ovens](ovens.md)"),
                listing("SHOP-8 | 1 | butter is fresh | departure | `hexauth.butter=true`")))
        .containsExactly(
            "SHOP-7 links ovens.md, which is not there",
            "SHOP-8 names hexauth.butter, which is no setting");
  }

  @Test
  void a_list_that_cannot_be_read_is_refused() {
    assertThatThrownBy(() -> listing("SHOP-7 | 1 | bread is fresh | certainly |"))
        .hasMessage("there is no such verdict: | SHOP-7 | 1 | bread is fresh | certainly | |");
    assertThatThrownBy(() -> listing("SHOP-7 | 1 | bread"))
        .hasMessage("a row has 5 cells, unlike: | SHOP-7 | 1 | bread |");
  }

  @Test
  void the_page_counts_the_verdicts_and_links_the_tests() throws IOException {
    assertThat(
            new SecurityPage(shop(gaps.none(), RULES_OF_SHOPS), test -> test.type().getSimpleName())
                .text())
        .contains(
            "| standard | shown | documented | operator | departure | not applicable | all |",
            "| Rules of shops | 3 | 1 | 1 | 2 | 1 | 8 |",
            "\n## Rules of shops\n\n### Orders\n",
            "| SHOP-1 | 1 | an order has a line | shown |"
                + " [OrderTest.Lines.a_line_has_a_price](OrderTest)<br>"
                + "[OrderTest.an_order_has_a_line](OrderTest) |",
            "| SHOP-2 | 1 | a price has a currency | shown | since 1999<br>[PriceTest](PriceTest)"
                + " |",
            "| SHOP-3 | 2 | orders are kept | shown |"
                + " [OrderTest.an_order_has_a_line](OrderTest)<br>"
                + "[OrdersContract.an_order_is_kept](OrdersContract) |",
            "| SHOP-5-ink | 1 | receipts are legible | departure |"
                + " `hexauth.ink=true`<br>[PriceTest.a_price_is_legible](PriceTest) |",
            "| SHOP-6 | 1 | fish is cooled | not applicable | no fish |");
  }

  private static Standard listing(String row) {
    return Standard.parse("# More\n## Rules\n| " + row + " |");
  }

  private List<String> gapsIn(JavaClasses tests, Standard... standards) throws IOException {
    return shop(tests, standards).gaps();
  }

  private Traceability shop(JavaClasses tests, Standard... standards) throws IOException {
    Files.writeString(docs.resolve("receipts.md"), "");
    return new Traceability(List.of(standards), TagBearer.in(tests), docs, Set.of("hexauth.ink"));
  }
}
