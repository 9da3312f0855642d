package dev.hexauth.bootstrap;

import dev.hexauth.adapter.passwords.Argon2id;
import dev.hexauth.adapter.passwords.Bcrypt;
import dev.hexauth.adapter.passwords.HashFunction;
import dev.hexauth.adapter.passwords.HashingSettings;
import dev.hexauth.adapter.passwords.NativeHashing;
import dev.hexauth.domain.user.PasswordPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code hexauth.password.*}.
 *
 * @param minLength of a new password, in UTF-16 units
 * @param maxLength of a new password, in UTF-16 units
 * @param refuseCommon whether the 10 000 most common passwords are refused
 * @param breachedFile the path of a file with the hashes of further passwords to refuse; empty:
 *     none
 * @param algorithm of new hashes; hashes of the other are accepted too
 * @param bcryptCost the base-2 logarithm of bcrypt's rounds
 * @param costliestFunction that of the most expensive stored hashes; empty: that of new ones
 * @param hashingThreads how many hashes are computed at once; 0: one for each processor
 * @param hashingWait how long a request may wait for a thread; one that would wait longer is
 *     refused
 * @param nativeCode whether libcrypt and libsodium compute hashes if they are available
 */
record PasswordProperties(
    @DefaultValue("8") int minLength,
    @DefaultValue("32") int maxLength,
    @DefaultValue("true") boolean refuseCommon,
    @DefaultValue("") String breachedFile,
    @DefaultValue("bcrypt") Algorithm algorithm,
    @DefaultValue("12") int bcryptCost,
    @DefaultValue("") String costliestFunction,
    @DefaultValue("0") int hashingThreads,
    @DefaultValue("5s") Duration hashingWait,
    @DefaultValue("auto") NativeHashing nativeCode) {

  enum Algorithm {
    BCRYPT,
    ARGON2ID
  }

  PasswordPolicy policy() {
    return new PasswordPolicy(minLength, maxLength);
  }

  Optional<Path> breached() {
    return Optional.of(breachedFile).filter(path -> !path.isBlank()).map(Path::of);
  }

  HashingSettings hashing() {
    HashingSettings standard =
        HashingSettings.of(
            switch (algorithm) {
              case BCRYPT -> new Bcrypt(bcryptCost);
              case ARGON2ID -> Argon2id.DEFAULT;
            });
    return new HashingSettings(
        standard.function(),
        Optional.of(costliestFunction).filter(text -> !text.isBlank()).map(HashFunction::parse),
        hashingThreads == 0 ? standard.threads() : hashingThreads,
        hashingWait);
  }
}
