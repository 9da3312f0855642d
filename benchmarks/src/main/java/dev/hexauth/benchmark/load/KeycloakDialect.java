package dev.hexauth.benchmark.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.FullHttpResponse;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keycloak by OpenID Connect: the user info, and the token endpoint for a public client. */
final class KeycloakDialect implements Dialect {

  /** The realm, and its client. */
  static final String REALM = "load";

  private static final String PROTOCOL = "/realms/" + REALM + "/protocol/openid-connect/";
  private static final Pattern ACCESS = Pattern.compile("\"access_token\":\"(ey[^\"]+)\"");
  private static final Pattern REFRESH = Pattern.compile("\"refresh_token\":\"(ey[^\"]+)\"");

  @Override
  public ByteBuf me(Session session) {
    return Requests.get(PROTOCOL + "userinfo", "Authorization: Bearer " + session.access());
  }

  @Override
  public ByteBuf refresh(Session session) {
    return token("grant_type=refresh_token&refresh_token=" + session.refresh());
  }

  @Override
  public ByteBuf login(String email) {
    return token(
        "grant_type=password&scope=openid&username="
            + URLEncoder.encode(email, UTF_8)
            + "&password="
            + URLEncoder.encode(Requests.PASSWORD, UTF_8));
  }

  private static ByteBuf token(String form) {
    return Requests.post(
        PROTOCOL + "token",
        "Content-Type: application/x-www-form-urlencoded",
        "client_id=" + REALM + "&" + form);
  }

  @Override
  public Optional<Session> opened(FullHttpResponse answer) {
    String body = Requests.body(answer);
    return found(ACCESS, body)
        .filter(_ -> Requests.isOk(answer))
        .flatMap(access -> found(REFRESH, body).map(refresh -> new Session(access, refresh)));
  }

  @Override
  public boolean renewed(Session session, FullHttpResponse answer) {
    Optional<String> successor =
        opened(answer).map(Session::refresh).filter(token -> !token.equals(session.refresh()));
    successor.ifPresent(session::rotatedTo);
    return successor.isPresent();
  }

  private static Optional<String> found(Pattern pattern, String body) {
    Matcher matcher = pattern.matcher(body);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
