package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

/** The requests of other services, for the parts of the HTTP contract about them. */
interface ServicesOverHttp extends OverHttp {

  String INACTIVE = "{\"active\":false}";

  /** What a service learns of {@code token}. */
  default Reply introspect(String token) {
    return api().introspect(assembly().serviceKey(), token);
  }

  /** Fails unless {@code token} is active; returns what a service learns of it. */
  default Reply active(String token) {
    Reply reply = introspect(token);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.json().path("active").asBoolean()).as("%s", reply).isTrue();
    return reply;
  }

  /** Fails unless {@code token} is inactive, and the reply says nothing else. */
  default void inactive(String token) {
    Reply reply = introspect(token);
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    assertThat(reply.body()).isEqualTo(INACTIVE);
  }

  /** The new access token of {@code service}. */
  default String serviceToken(String service, String key) {
    Reply reply =
        api()
            .post("/oauth2/token")
            .form("grant_type", "client_credentials")
            .basic(service, key)
            .send();
    assertThat(reply.status()).as("%s", reply).isEqualTo(200);
    return reply.json().path("access_token").asString();
  }

  /** An access token of a new service. */
  default String serviceToken() {
    String service = Assembly.newServiceName();
    return serviceToken(service, assembly().makeServiceKey(service));
  }
}
