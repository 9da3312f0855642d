package dev.hexauth.resource;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Answers 503 where hexauth is unavailable, before Spring Boot's handler answers 500. */
final class UnavailableHandler implements WebExceptionHandler, Ordered {

  /** Spring Boot's has -1. */
  private static final int ORDER = -2;

  @Override
  public int getOrder() {
    return ORDER;
  }

  @Override
  public Mono<Void> handle(ServerWebExchange exchange, Throwable failure) {
    ServerHttpResponse response = exchange.getResponse();
    if (!HexauthUnavailableException.isIn(failure)
        || !response.setStatusCode(HttpStatus.SERVICE_UNAVAILABLE)) {
      return Mono.error(failure);
    }
    response.getHeaders().set(HttpHeaders.RETRY_AFTER, HexauthUnavailableException.RETRY_AFTER);
    response.getHeaders().setCacheControl("no-store");
    return response.setComplete();
  }
}
