package dev.hexauth.adapter.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.RedisSystemException;

final class UnavailabilityTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "READONLY You can't write against a read only replica. script: 1f, on @user_script:9.",
        "ERR Error running script (call to f_1f): @user_script:9: -READONLY You can't write",
        "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
        "CLUSTERDOWN The cluster is down",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "MOVED 3999 127.0.0.1:6381",
        "ASK 3999 127.0.0.1:6381",
        "ERR Script attempted to access a non local key in a cluster node script: 1f, on"
            + " @user_script:8.",
        "OOM command not allowed when used memory > 'maxmemory'.",
        "MISCONF Redis is configured to save RDB snapshots, but it's unable to persist to disk.",
        "NOREPLICAS Not enough good replicas to write.",
        "BUSY Redis is busy running a script.",
        "NOAUTH Authentication required.",
        "WRONGPASS invalid username-password pair or user is disabled.",
        "ERR max number of clients reached",
        "ERR Error running script (call to f_1f): Script killed by user with SCRIPT KILL.",
        "NOPERM this user has no permissions to run the 'evalsha' command",
        "NOPERM User hexauth has no permissions to run the 'zscore' command",
        "NOPERM No permissions to access a key",
        "ERR ACL failure in script: User hexauth has no permissions to run the 'zadd' command"
            + " script: 1f",
        "ERR The user executing the script can't run this command or subcommand script: 1f",
        "ERR unknown command 'EVALSHA', with args beginning with: ",
        "ERR Unknown Redis command called from script script: 1f, on @user_script:9."
      })
  void a_server_that_cannot_serve_now_is_unavailable(String error) {
    assertThat(Unavailability.is(answered(error))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WRONGTYPE Operation against a key holding the wrong kind of value",
        "ERR user_script:9: attempt to compare nil with number script: 1f, on @user_script:9.",
        "ERR wrong number of arguments for 'get' command"
      })
  void a_server_that_was_sent_a_wrong_command_is_not(String error) {
    assertThat(Unavailability.is(answered(error))).isFalse();
  }

  @Test
  void a_server_that_does_not_answer_is_unavailable() {
    assertThat(Unavailability.is(new RedisConnectionFailureException("refused"))).isTrue();
    assertThat(Unavailability.is(new QueryTimeoutException("timed out"))).isTrue();
    assertThat(
            Unavailability.is(
                new RedisSystemException("", new RedisException("Currently not connected."))))
        .isTrue();
  }

  @Test
  void an_error_of_hexauth_is_not() {
    assertThat(Unavailability.is(new RedisSystemException("", new IllegalStateException())))
        .isFalse();
  }

  private static RedisSystemException answered(String error) {
    return new RedisSystemException("", new RedisCommandExecutionException(error));
  }
}
