package dev.hexauth.adapter.tokens;

import static dev.hexauth.adapter.tokens.SampleClaims.ACCESS;
import static dev.hexauth.adapter.tokens.SampleClaims.REFRESH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hexauth.domain.token.TokenPair;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateKey;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Which threads sign the tokens of a session. */
final class SideBySideTest {

  private static final int SECONDS = 20;

  /** Each signature waits until the other has begun too, so one after the other never ends. */
  @Test
  void both_tokens_of_a_caller_alone_are_signed_at_the_same_time() {
    CyclicBarrier both = new CyclicBarrier(2);
    JwtTokenSigner signer = signer(once(() -> await(both)), once(() -> await(both)));
    assertThat(signer.signBoth(ACCESS, REFRESH).refresh()).isEqualTo(signer.sign(REFRESH));
  }

  @Test
  void a_caller_beside_another_signs_both_itself() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Set<Thread> threads = ConcurrentHashMap.newKeySet();
    JwtTokenSigner signer =
        signer(
            once(() -> {
              begun.countDown();
              await(end);
            }),
            () -> threads.add(Thread.currentThread()));
    CompletableFuture<TokenPair> first =
        CompletableFuture.supplyAsync(() -> signer.signBoth(ACCESS, REFRESH));
    try {
      assertThat(begun.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      TokenPair tokens = signer.signBoth(ACCESS, REFRESH);
      assertThat(threads).contains(Thread.currentThread());
      assertThat(tokens.refresh()).isEqualTo(signer.sign(REFRESH));
    } finally {
      end.countDown();
    }
    assertThat(first.join().refresh()).isEqualTo(signer.sign(REFRESH));
  }

  @Test
  void a_failure_of_the_other_thread_is_the_callers_and_the_next_caller_is_alone_again() {
    CyclicBarrier both = new CyclicBarrier(2);
    AtomicBoolean broken = new AtomicBoolean(true);
    JwtTokenSigner signer =
        signer(
            () -> {
              if (!broken.get()) {
                await(both);
              }
            },
            () -> {
              if (broken.get()) {
                throw new IllegalStateException("the engine is gone");
              }
              await(both);
            });
    Throwable alone = catchThrowable(() -> signer.sign(REFRESH));
    assertThatThrownBy(() -> signer.signBoth(ACCESS, REFRESH))
        .hasSameClassAs(alone)
        .hasMessage(alone.getMessage());
    broken.set(false);
    assertThat(signer.signBoth(ACCESS, REFRESH).access().length()).isPositive();
  }

  private static JwtTokenSigner signer(Runnable onAccess, Runnable onRefresh) {
    return new JwtTokenSigner(
        SampleKeys.ring(watched(SampleKeys.ACCESS, onAccess)),
        SampleKeys.ring(watched(SampleKeys.REFRESH, onRefresh)),
        TokenSettings.DEFAULT);
  }

  /** The same keys; {@code use} runs whenever the private one is used. */
  private static KeyPair watched(KeyPair pair, Runnable use) {
    RSAPrivateKey key =
        (RSAPrivateKey)
            Proxy.newProxyInstance(
                SideBySideTest.class.getClassLoader(),
                new Class<?>[] {RSAPrivateKey.class},
                (_, method, arguments) -> {
                  if ("getPrivateExponent".equals(method.getName())) {
                    use.run();
                  }
                  try {
                    return method.invoke(pair.getPrivate(), arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return new KeyPair(pair.getPublic(), key);
  }

  private static Runnable once(Runnable action) {
    AtomicBoolean done = new AtomicBoolean();
    return () -> {
      if (!done.getAndSet(true)) {
        action.run();
      }
    };
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("the other token is not signed at the same time", e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
