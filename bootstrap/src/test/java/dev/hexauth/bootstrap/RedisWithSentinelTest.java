package dev.hexauth.bootstrap;

import dev.hexauth.devservices.RedisWithSentinel;
import dev.hexauth.devservices.ReplicatedRedis;
import dev.hexauth.devservices.TestServices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Sessions in a Redis with a sentinel. */
final class RedisWithSentinelTest implements FailoverContract {

  private static ReplicatedRedis redis;
  private static Assembly assembly;

  @BeforeAll
  static void start() {
    redis = RedisWithSentinel.ephemeral();
    assembly =
        Assembly.start(
            StoreSettings.patient(
                StoreSettings.postgresAndRedis(
                    TestServices.newPostgresDatabase(), redis.properties())));
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
