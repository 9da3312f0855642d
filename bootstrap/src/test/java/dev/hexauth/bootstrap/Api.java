package dev.hexauth.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Calls a service as a program does: only the cookies that a call names are sent, and none kept.
 */
final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /** Their bodies are Spring Boot's. */
  private static final Pattern PROBES = Pattern.compile("/(livez|readyz|actuator/).*");

  private final URI base;
  private final HttpClient client;

  Api(URI base) {
    this(base, CLIENT);
  }

  Api(URI base, HttpClient client) {
    this.base = base;
    this.client = client;
  }

  Call get(String path) {
    return call("GET", path);
  }

  Call post(String path) {
    return call("POST", path);
  }

  Call post(String path, Map<String, ?> body) {
    return post(path).json(Json.text(body));
  }

  Call call(String method, String path) {
    return new Call(method, path);
  }

  Reply register(Account account) {
    return post("/api/auth/register", account.registration()).send();
  }

  Reply login(Account account) {
    return post("/api/auth/login", account.credentials()).send();
  }

  Reply me(String accessToken) {
    return get("/api/users/me").bearer(accessToken).send();
  }

  Reply refresh(String refreshToken) {
    return get("/api/auth/refresh").cookie("refresh_token", refreshToken).send();
  }

  Reply logout(String accessToken) {
    return get("/api/auth/logout").bearer(accessToken).send();
  }

  /** What another service, which has {@code key}, learns of {@code token}. */
  Reply introspect(String key, String token) {
    return post("/oauth2/introspect").form("token", token).bearer(key).send();
  }

  /** The answer to another service, which has {@code key} and revokes {@code token}. */
  Reply revoke(String key, String token) {
    return post("/oauth2/revoke").form("token", token).bearer(key).send();
  }

  /** A request being built. */
  final class Call {

    private final HttpRequest.Builder request;
    private final String method;
    private final String path;
    private final List<String> cookies = new ArrayList<>();
    private BodyPublisher body = BodyPublishers.noBody();
    private String text = "";

    private Call(String method, String path) {
      this.method = method;
      this.path = path;
      this.request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
    }

    Call header(String name, String value) {
      Secrets.notice(value);
      request.header(name, value);
      return this;
    }

    /** The name of a service, and its key (RFC 6749, 2.3.1). */
    Call basic(String service, String key) {
      Secrets.notice(key);
      byte[] pair = (service + ":" + key).getBytes(StandardCharsets.UTF_8);
      String encoded = Base64.getEncoder().encodeToString(pair);
      Secrets.noticeSecret(encoded);
      return header("Authorization", "Basic " + encoded);
    }

    Call bearer(String token) {
      return header("Authorization", "Bearer " + token);
    }

    Call cookie(String name, String value) {
      cookies.add(name + "=" + value);
      return this;
    }

    Call json(String text) {
      Secrets.notice(text);
      return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    /** A form with these names and values in turn. */
    Call form(String... namesAndValues) {
      String form = Form.encoded(namesAndValues);
      return body(Form.TYPE, form.getBytes(StandardCharsets.US_ASCII));
    }

    Call body(String contentType, byte[] bytes) {
      text = new String(bytes, StandardCharsets.UTF_8);
      body = BodyPublishers.ofByteArray(bytes);
      return header("Content-Type", contentType);
    }

    /** A body whose length is not announced. */
    Call chunked(String contentType, byte[] bytes) {
      text = new String(bytes, StandardCharsets.UTF_8);
      body = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(bytes));
      return header("Content-Type", contentType);
    }

    /** The response; fails if it is an error without a documented code. */
    Reply send() {
      if (!cookies.isEmpty()) {
        header("Cookie", String.join("; ", cookies));
      }
      try {
        HttpResponse<String> response =
            client.send(
                request.method(method, body).build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
        Secrets.notice(response.headers().map() + response.body());
        Reply reply = new Reply(response.statusCode(), response.headers().map(), response.body());
        new Exchange(method, path, text, reply).record();
        return reply.status() < 400 || PROBES.matcher(path).matches() || method.equals("HEAD")
            ? reply
            : reply.coded();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
