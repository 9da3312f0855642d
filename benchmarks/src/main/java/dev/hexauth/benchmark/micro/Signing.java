package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.security.SecurityConfiguration;
import dev.hexauth.adapter.security.SecurityConfiguration.NativeCode;
import dev.hexauth.adapter.security.SecurityConfiguration.SigningAlgorithm;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenKeys;
import dev.hexauth.adapter.security.SecurityConfiguration.TokenSettings;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Session;
import dev.hexauth.domain.session.SessionPolicy;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.TokenId;
import dev.hexauth.domain.token.Verification;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tokens, signed and verified. */
@State(Scope.Benchmark)
public class Signing {

  /** With what. */
  @Param public SigningAlgorithm algorithm = SigningAlgorithm.RS256;

  /** Whether native code may. */
  @Param public NativeCode nativeCode = NativeCode.AUTO;

  private TokenSigner signer;
  private TokenVerifier verifier;
  private AccessClaims claims;
  private Token access;
  private Token refresh;

  /** Makes keys and a token of each kind. */
  @Setup
  public void prepare() {
    TokenKeys keys = SecurityConfiguration.tokenKeys(Keys.of(algorithm), nativeCode);
    NativeParts.require(nativeCode, keys.computedBy());
    signer = SecurityConfiguration.tokenSigner(keys, TokenSettings.DEFAULT);
    verifier = SecurityConfiguration.tokenVerifier(keys, TokenSettings.DEFAULT);
    TokenId id = SecurityConfiguration.randomIds().newTokenId();
    Session session = Sample.session();
    claims = AccessClaims.issue(session, id, Delivery.COOKIE, Sample.NOW, SessionPolicy.DEFAULT);
    access = signer.sign(claims);
    refresh = signer.sign(RefreshClaims.of(session, Delivery.COOKIE));
  }

  /** Signs. */
  @Benchmark
  public Token sign() {
    return signer.sign(claims);
  }

  /** Verifies a token of which nothing is kept. */
  @Benchmark
  public Verification<RefreshClaims> verify() {
    return verifier.verifyRefresh(refresh, Sample.NOW);
  }

  /** Verifies a token that has been verified before, as those of one session are. */
  @Benchmark
  public Verification<AccessClaims> verifyAgain() {
    return verifier.verifyAccess(access, Sample.NOW);
  }
}
