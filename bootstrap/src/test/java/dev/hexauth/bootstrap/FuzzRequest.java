package dev.hexauth.bootstrap;

import java.util.ArrayList;
import java.util.List;

/** A request being built: each character is one byte. A mutation may make it invalid HTTP. */
final class FuzzRequest {

  /** A line of the head. */
  record Header(String name, String value) {}

  /** Its route before any mutation. */
  final OpenApi.Route route;

  String method;
  String target;
  String version = "HTTP/1.1";
  String lineEnd = "\r\n";
  final List<Header> headers = new ArrayList<>();
  String body = "";

  /** The body before any mutation. */
  String sound = "";

  /** The value of {@code Content-Length}; empty for the body's length. */
  String framing = "";

  FuzzRequest(OpenApi.Route route, String target) {
    this.route = route;
    this.method = route.method();
    this.target = target;
  }

  FuzzRequest with(String name, String value) {
    headers.add(new Header(name, value));
    return this;
  }

  FuzzRequest sound(String json) {
    sound = json;
    body = json;
    return this;
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(target).append(' ').append(version).append(lineEnd);
    headers.forEach(
        header -> text.append(header.name()).append(": ").append(header.value()).append(lineEnd));
    if (!framing.isEmpty()) {
      text.append(framing).append(lineEnd);
    } else if (!body.isEmpty()) {
      text.append("Content-Length: ").append(body.length()).append(lineEnd);
    }
    return text.append(lineEnd).append(body).toString();
  }
}
