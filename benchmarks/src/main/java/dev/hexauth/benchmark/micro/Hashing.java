package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.passwords.Argon2id;
import dev.hexauth.adapter.passwords.Bcrypt;
import dev.hexauth.adapter.passwords.HashFunction;
import dev.hexauth.adapter.passwords.HashingCode;
import dev.hexauth.adapter.passwords.NativeHashing;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.throttle.Network;
import dev.hexauth.domain.throttle.Standing;
import dev.hexauth.domain.user.EmailAddress;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.context.ConfigurableApplicationContext;

/** A password against its hash, at the default costs, through the pool of the product. */
@State(Scope.Benchmark)
public class Hashing {

  /** The hash function. */
  public enum Function {
    /** At cost 12. */
    BCRYPT,
    /** 19 MiB, two passes, one lane. */
    ARGON2ID;

    HashFunction settings() {
      return switch (this) {
        case BCRYPT -> Bcrypt.DEFAULT;
        case ARGON2ID -> Argon2id.DEFAULT;
      };
    }
  }

  private static final RawPassword PASSWORD = new RawPassword("correct horse");
  private static final Claimant CLAIMANT =
      new Claimant(new Network("192.0.2.1"), new EmailAddress("ada@example.com"), Standing.KNOWN);

  /** The hash function. */
  @Param public Function function = Function.BCRYPT;

  /** Whether native code may be used. */
  @Param public NativeHashing nativeCode = NativeHashing.AUTO;

  private ConfigurableApplicationContext adapters;
  private PasswordHasher hasher;
  private PasswordHash hash;

  /** Makes a hash. */
  @Setup
  public void prepare() {
    adapters = Adapters.passwords(function.settings(), nativeCode);
    NativeParts.require(
        nativeCode == NativeHashing.AUTO,
        adapters.getBean(HashingCode.class).of(function.settings()));
    hasher = adapters.getBean(PasswordHasher.class);
    hash = hasher.hash(PASSWORD, CLAIMANT);
  }

  /** Computes one hash and compares. */
  @Benchmark
  public boolean matches() {
    return hasher.matches(PASSWORD, hash, CLAIMANT);
  }

  /** Ends the pool. */
  @TearDown
  public void close() {
    adapters.close();
  }
}
