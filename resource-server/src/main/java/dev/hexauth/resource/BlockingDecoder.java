package dev.hexauth.resource;

import java.util.concurrent.ExecutionException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** Waits for {@link AccessTokens}. */
final class BlockingDecoder implements JwtDecoder {

  private final AccessTokens tokens;

  BlockingDecoder(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Jwt decode(String token) {
    try {
      return tokens.decode(token).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JwtException judged) {
        throw judged;
      }
      throw new HexauthUnavailableException("the token cannot be checked", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HexauthUnavailableException("interrupted", e);
    }
  }
}
