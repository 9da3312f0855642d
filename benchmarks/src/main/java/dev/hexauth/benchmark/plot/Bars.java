package dev.hexauth.benchmark.plot;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars in groups, each group with a scale of its own, as SVG. */
record Bars(String title, List<Group> groups) {

  private static final int WIDTH = 720;
  private static final int LEFT = 200;
  private static final int LONGEST = 400;
  private static final int TOP = 40;
  private static final int ROW = 18;
  private static final int GAP = 14;

  /** Bars with a common scale, and what they show. */
  record Group(String title, List<Bar> bars) {

    private double greatest() {
      return bars.stream().mapToDouble(Bar::value).max().orElse(1);
    }
  }

  /** One bar. */
  record Bar(String name, double value, String label) {}

  /** The whole file. */
  String svg() {
    List<String> parts = new ArrayList<>();
    double y = TOP;
    for (Group group : groups) {
      parts.add(Chart.text(LEFT, y, "start", group.title));
      y += ROW / 2.0;
      for (int i = 0; i < group.bars.size(); i++) {
        parts.addAll(drawn(group.bars.get(i), y, group.greatest(), i));
        y += ROW;
      }
      y += GAP + ROW / 2.0;
    }
    parts.addFirst(Chart.text(8, 20, "start", title));
    parts.addFirst("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
    parts.addFirst(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %.0f\" font-family=\"sans-serif\""
                .formatted(WIDTH, y)
            + " font-size=\"12\">");
    parts.add("</svg>\n");
    return String.join("\n", parts);
  }

  private static List<String> drawn(Bar bar, double y, double greatest, int index) {
    double length = LONGEST * bar.value / greatest;
    String colour = Chart.COLOURS.get(index % Chart.COLOURS.size());
    return List.of(
        Chart.text(LEFT - 8, y + ROW - 6, "end", bar.name),
        "<rect x=\"%d\" y=\"%s\" width=\"%s\" height=\"%d\" fill=\"%s\"/>"
            .formatted(LEFT, Chart.number(y + 1), Chart.number(length), ROW - 4, colour),
        Chart.text(LEFT + length + 6, y + ROW - 6, "start", bar.label));
  }
}
