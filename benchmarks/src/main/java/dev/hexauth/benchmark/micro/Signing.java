package dev.hexauth.benchmark.micro;

import dev.hexauth.adapter.tokens.NativeSigning;
import dev.hexauth.adapter.tokens.SigningAlgorithm;
import dev.hexauth.adapter.tokens.TokenKeys;
import dev.hexauth.domain.port.RandomIds;
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
import dev.hexauth.domain.user.Role;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Tokens, signed and verified. */
@State(Scope.Benchmark)
public class Signing {

  /** The algorithm. */
  @Param public SigningAlgorithm algorithm = SigningAlgorithm.RS256;

  /** Whether native code may be used. */
  @Param public NativeSigning nativeCode = NativeSigning.AUTO;

  private TokenSigner signer;
  private TokenVerifier verifier;
  private AccessClaims claims;
  private Token access;
  private Token refresh;

  /** Makes keys and a token of each kind. */
  @Setup
  public void prepare() {
    var adapters = Adapters.tokens(algorithm, nativeCode);
    NativeParts.require(
        nativeCode == NativeSigning.AUTO, adapters.getBean(TokenKeys.class).computedBy());
    signer = adapters.getBean(TokenSigner.class);
    verifier = adapters.getBean(TokenVerifier.class);
    TokenId id = adapters.getBean(RandomIds.class).newTokenId();
    Session session = Sample.session();
    claims =
        AccessClaims.issue(
            session, Role.USER, id, Delivery.COOKIE, Sample.NOW, SessionPolicy.DEFAULT);
    access = signer.sign(claims);
    refresh = signer.sign(RefreshClaims.of(session, Delivery.COOKIE));
  }

  /** Signs. */
  @Benchmark
  public Token sign() {
    return signer.sign(claims);
  }

  /** Verifies a token that is not cached. */
  @Benchmark
  public Verification<RefreshClaims> verify() {
    return verifier.verifyRefresh(refresh, Sample.NOW);
  }

  /** Verifies a token that was verified before, like those of an active session. */
  @Benchmark
  public Verification<AccessClaims> verifyAgain() {
    return verifier.verifyAccess(access, Sample.NOW);
  }
}
