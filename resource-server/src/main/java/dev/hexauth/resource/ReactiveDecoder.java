package dev.hexauth.resource;

import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Subscribes to {@link AccessTokens}. */
final class ReactiveDecoder implements ReactiveJwtDecoder {

  private final AccessTokens tokens;

  ReactiveDecoder(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /** The service's own code does not run on the HTTP client's threads. */
  @Override
  public Mono<Jwt> decode(String token) {
    return Mono.fromFuture(() -> tokens.decode(token)).publishOn(Schedulers.parallel());
  }
}
