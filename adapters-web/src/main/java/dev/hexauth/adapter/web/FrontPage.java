package dev.hexauth.adapter.web;

import java.util.Map;

/**
 * What is served at {@code /}: a page, and the files that it loads.
 *
 * @param page its HTML
 * @param folder the path of the files, {@code /console/} and one part more, which changes with
 *     their content; caches keep them for a year
 * @param files the files by name; they end in {@code .js}, {@code .css} or {@code .svg}
 */
public record FrontPage(String page, String folder, Map<String, String> files) {

  /** Nothing is served: the routes do not exist. */
  public static final FrontPage NONE = new FrontPage("", "", Map.of());

  /** Copies the files. */
  public FrontPage {
    files = Map.copyOf(files);
  }
}
