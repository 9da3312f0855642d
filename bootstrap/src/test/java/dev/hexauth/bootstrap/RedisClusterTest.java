package dev.hexauth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hexauth.devservices.RedisCluster;
import dev.hexauth.devservices.RedisServer;
import dev.hexauth.devservices.ReplicatedRedis;
import dev.hexauth.devservices.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sessions in a Redis Cluster of three masters. */
final class RedisClusterTest implements FailoverContract {

  private static RedisCluster redis;
  private static Assembly assembly;

  @BeforeAll
  static void start() {
    redis = RedisCluster.ephemeral();
    assembly =
        Assembly.start(
            StoreSettings.patient(
                StoreSettings.postgresAndRedis(
                    TestServices.newPostgresDatabase(), redis.properties())));
  }

  @Test
  void users_of_every_master_log_in_refresh_list_and_log_out() {
    Api api = assembly.api();
    for (RedisServer master : redis.masters()) {
      Account account = accountOn(master);
      Tokens other = api.login(account).succeeded(200).tokens();
      Tokens tokens = api.login(account).succeeded(200).tokens();
      tokens = api.refresh(tokens.refresh()).succeeded(200).tokens();
      api.me(tokens.access()).succeeded(200);
      Reply list = api.get("/api/auth/sessions").bearer(tokens.access()).send().succeeded(200);
      assertThat(list.json().at("/data/sessions").size()).as(list.body()).isEqualTo(2);

      api.logout(tokens.access()).succeeded(200);

      api.me(tokens.access()).failed(401, "Invalid token or session has expired");
      api.me(other.access()).succeeded(200);
    }
  }

  private static Account accountOn(RedisServer master) {
    while (true) {
      Account account = Account.any();
      Reply reply = assembly.api().register(account).succeeded(201);
      String id = reply.json().at("/data/user/id").asString();
      if (redis.masterOf("{" + id + "}") == master) {
        return account;
      }
    }
  }

  @Override
  public ReplicatedRedis redis() {
    return redis;
  }

  @Override
  public Assembly assembly() {
    return assembly;
  }

  @AfterAll
  static void stop() {
    assembly.close();
    redis.close();
  }
}
