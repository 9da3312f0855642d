package dev.hexauth.adapter.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The clients that get tokens in the body of an answer, where scripts can read them, if they ask.
 */
public enum BodyDelivery {
  /** None. */
  OFF,
  /** Those that send no {@code Sec-Fetch-Site}; every current browser sends it over HTTPS. */
  NON_BROWSERS,
  /** All, pages included. */
  ANY;

  /** Whether the client of {@code request} gets none. */
  boolean refuses(HttpServletRequest request) {
    return switch (this) {
      case OFF -> true;
      case NON_BROWSERS -> request.getHeader("Sec-Fetch-Site") != null;
      case ANY -> false;
    };
  }
}
