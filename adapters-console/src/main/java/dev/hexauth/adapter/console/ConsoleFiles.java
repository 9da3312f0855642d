package dev.hexauth.adapter.console;

import java.util.Map;

/**
 * The console as texts, for whatever serves it.
 *
 * @param page the HTML of its only page, which is at {@code /}
 * @param folder the path of all other files, as {@code /console/0123456789abcdef/}; it changes with
 *     every change of one of them
 * @param files those files by name: modules of JavaScript, a style sheet and a picture
 */
public record ConsoleFiles(String page, String folder, Map<String, String> files) {

  /** Copies the files. */
  public ConsoleFiles {
    files = Map.copyOf(files);
  }
}
