package dev.hexauth.bootstrap;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One {@code Set-Cookie} line (RFC 6265, 4.1).
 *
 * @param attributes by name as sent; one without a value has an empty one
 */
record SetCookie(String name, String value, Map<String, String> attributes) {

  static SetCookie parse(String line) {
    String[] parts = line.split("; ?", -1);
    String[] pair = parts[0].split("=", 2);
    Map<String, String> attributes = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] attribute = parts[i].split("=", 2);
      attributes.put(attribute[0], attribute.length == 2 ? attribute[1] : "");
    }
    return new SetCookie(pair[0], pair[1], attributes);
  }

  /**
   * The attributes that must agree for one cookie to replace another, and those that protect it.
   */
  Map<String, String> lastingAttributes() {
    Map<String, String> lasting = new LinkedHashMap<>(attributes);
    lasting.remove("Max-Age");
    lasting.remove("Expires");
    return lasting;
  }
}
