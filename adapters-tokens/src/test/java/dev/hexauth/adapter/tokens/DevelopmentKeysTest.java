package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hexauth.domain.port.TokenSigner;
import dev.hexauth.domain.port.TokenVerifier;
import dev.hexauth.domain.session.Generation;
import dev.hexauth.domain.session.SessionId;
import dev.hexauth.domain.session.SessionRef;
import dev.hexauth.domain.token.Delivery;
import dev.hexauth.domain.token.RefreshClaims;
import dev.hexauth.domain.token.Verification;
import dev.hexauth.domain.user.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DevelopmentKeysTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
  private static final RefreshClaims CLAIMS =
      new RefreshClaims(
          new SessionRef(new UserId(new UUID(7, 7)), new SessionId("AAECAwQFBgcICQoLDA0ODw")),
          Generation.FIRST,
          Delivery.COOKIE,
          NOW,
          NOW.plusSeconds(60));

  @TempDir private Path parent;

  private static KeySettings settings(String accessPrivate, String accessPublic) {
    return new KeySettings(
        KeyValue.of("ACCESS_PRIVATE", accessPrivate),
        KeyValue.of("ACCESS_PUBLIC", accessPublic),
        KeyValue.absent("REFRESH_PRIVATE"),
        KeyValue.absent("REFRESH_PUBLIC"));
  }

  private TokenKeys keys() {
    return keys(settings("", ""), directory());
  }

  private static TokenKeys keys(KeySettings settings, Path directory) {
    KeySettings made =
        new KeySettings(settings.access(), settings.refresh(), Optional.of(directory));
    return new TokensConfiguration().tokenKeys(made, NativeSigning.AUTO);
  }

  private Path directory() {
    return parent.resolve("not/yet/there");
  }

  @Test
  void the_tokens_of_one_start_are_good_at_the_next() {
    TokenSigner signer = new TokensConfiguration().tokenSigner(keys(), TokenSettings.DEFAULT);
    TokenVerifier verifier = new TokensConfiguration().tokenVerifier(keys(), TokenSettings.DEFAULT);
    assertThat(verifier.verifyRefresh(signer.sign(CLAIMS), NOW))
        .isEqualTo(new Verification.Verified<>(CLAIMS));
  }

  @Test
  void the_files_are_for_their_owner_only_and_nothing_else_is_left() throws IOException {
    keys();
    try (Stream<Path> files = Files.list(directory())) {
      assertThat(files)
          .extracting(file -> file.getFileName().toString())
          .containsExactlyInAnyOrder("access-token.pem", "refresh-token.pem");
    }
    for (String name : new String[] {"access-token.pem", "refresh-token.pem"}) {
      assertThat(Files.getPosixFilePermissions(directory().resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void each_algorithm_has_a_file_that_is_kept_beside_those_of_others() {
    for (SigningAlgorithm algorithm : SigningAlgorithm.values()) {
      KindSettings access =
          new KindSettings(
              algorithm,
              KeyValue.absent("ACCESS_PRIVATE"),
              KeyValue.absent("ACCESS_PUBLIC"),
              List.of());
      KeySettings settings = new KeySettings(access, settings("", "").refresh());
      assertThat(keys(settings, directory())).isNotNull();
    }
    assertThat(directory())
        .isDirectoryContaining(file -> file.endsWith("access-token.pem"))
        .isDirectoryContaining(file -> file.endsWith("access-token-p256.pem"))
        .isDirectoryContaining(file -> file.endsWith("access-token-ed25519.pem"));
  }

  @Test
  void a_key_that_is_set_is_not_made() {
    KeySettings settings = settings(SampleKeys.pkcs8(SampleKeys.ACCESS), "");
    keys(settings, directory());
    assertThat(directory().resolve("access-token.pem")).doesNotExist();
    assertThat(directory().resolve("refresh-token.pem")).exists();
  }

  @Test
  void a_public_key_without_its_private_one_is_not_passed_over() {
    KeySettings settings = settings("", SampleKeys.spki(SampleKeys.ACCESS));
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> keys(settings, directory()))
        .withMessageStartingWith("ACCESS_PRIVATE is not set; ");
  }

  @Test
  void a_damaged_file_is_named_and_not_overwritten() throws IOException {
    Files.createDirectories(directory());
    Path file = Files.writeString(directory().resolve("access-token.pem"), "damaged");
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(this::keys)
        .withMessageStartingWith("ACCESS_PRIVATE (kept in " + file + ") is neither PEM");
    assertThat(file).hasContent("damaged");
  }

  @Test
  void a_folder_that_cannot_be_written_is_named() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));
    assertThatExceptionOfType(UnusableKeyException.class)
        .isThrownBy(() -> keys(settings("", ""), file))
        .withMessage("ACCESS_PRIVATE is not set, and a development key cannot be kept in " + file);
  }
}
