package dev.hexauth.contract;

import dev.hexauth.domain.port.BreachedPasswords;
import dev.hexauth.domain.port.PasswordHasher;
import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.throttle.Claimant;
import dev.hexauth.domain.token.AccessClaims;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.ServiceClaims;
import dev.hexauth.domain.token.Token;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.HashFlaw;
import dev.hexauth.domain.user.PasswordHash;
import dev.hexauth.domain.user.RawPassword;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The ports whose adapters usually compute in the process, and may have an engine all the same. */
@SuppressWarnings("ImmutableEnumChecker") // lists that do not change, and makers of tests
enum ComputingPorts {
  BREACHED_PASSWORDS(
      "list of breached passwords",
      List.of("include"),
      name ->
          new OfBreachedPasswords(Engine.of(BreachedPasswords.class, _ -> false, name))
              ::without_its_engine_every_operation_is_unavailable_in_time),
  HASHER(
      "password hashing",
      List.of("hash", "matches"),
      name ->
          new OfHasher(Engine.of(PasswordHasher.class, new Adapter(), name))
              ::without_its_engine_every_operation_is_unavailable_in_time),
  SIGNER(
      "token signer",
      List.of("sign(access)", "sign(refresh)", "sign(service)", "signBoth"),
      name ->
          new OfSigner(Engine.of(TokenSigner.class, new Adapter(), name))
              ::without_its_engine_signing_is_unavailable_in_time),
  VERIFIER(
      "token verifier",
      List.of("verifyAccess", "verifyRefresh", "verifyService"),
      name ->
          new OfVerifier(Engine.of(TokenVerifier.class, new Adapter(), name))
              ::without_its_engine_verifying_is_unavailable_in_time);

  /** The name of the port in an exception. */
  final String dependency;

  final List<String> operations;

  private final Function<String, ThrowingCallable> outage;

  ComputingPorts(
      String dependency, List<String> operations, Function<String, ThrowingCallable> outage) {
    this.dependency = dependency;
    this.operations = operations;
    this.outage = outage;
  }

  /** The contract's test of an outage, on an adapter that is unavailable as {@code name}. */
  ThrowingCallable outageOf(String name) {
    return outage.apply(name);
  }

  private record OfBreachedPasswords(Optional<Outage<BreachedPasswords>> outage)
      implements BreachedPasswordsContract {

    @Override
    public BreachedPasswords of(List<RawPassword> breached) {
      return breached::contains;
    }
  }

  private record OfHasher(Optional<Outage<PasswordHasher>> outage)
      implements PasswordHasherContract {

    @Override
    public PasswordHasher hasher() {
      return new Adapter();
    }
  }

  private record OfSigner(Optional<Outage<TokenSigner>> signerOutage)
      implements TokenSignerContract {

    @Override
    public TokenSigner signer() {
      return new Adapter();
    }

    @Override
    public TokenVerifier verifier() {
      return new Adapter();
    }
  }

  private record OfVerifier(Optional<Outage<TokenVerifier>> verifierOutage)
      implements TokenVerifierContract {

    @Override
    public TokenSigner signer() {
      return new Adapter();
    }

    @Override
    public TokenVerifier verifier() {
      return new Adapter();
    }

    @Override
    public TokenSigner stranger() {
      return new Adapter();
    }
  }

  /** Answers something. */
  private static final class Adapter implements PasswordHasher, TokenSigner, TokenVerifier {

    @Override
    public PasswordHash hash(RawPassword password, Claimant claimant) {
      return decoy();
    }

    @Override
    public boolean matches(RawPassword password, PasswordHash hash, Claimant claimant) {
      return false;
    }

    @Override
    public boolean isOutdated(PasswordHash hash) {
      return false;
    }

    @Override
    public Optional<HashFlaw> flawOf(PasswordHash hash) {
      return Optional.empty();
    }

    @Override
    public PasswordHash decoy() {
      return new PasswordHash("hash");
    }

    @Override
    public Token sign(AccessClaims claims) {
      return new Token("access");
    }

    @Override
    public Token sign(RefreshClaims claims) {
      return new Token("refresh");
    }

    @Override
    public Verification<AccessClaims> verifyAccess(Token token, Instant now) {
      return new Verification.Invalid<>();
    }

    @Override
    public Token sign(ServiceClaims claims) {
      return new Token("service");
    }

    @Override
    public Verification<ServiceClaims> verifyService(Token token, Instant now) {
      return new Verification.Invalid<>();
    }

    @Override
    public Verification<RefreshClaims> verifyRefresh(Token token, Instant now) {
      return new Verification.Invalid<>();
    }
  }
}
