package dev.hexauth.architecture;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of fields, parameters and methods that say that a value is a secret. */
public final class SecretNames {

  private static final String WORDS =
      "pass(word|phrase|code|wd)?s?|pwd|secrets?|tokens?|jwts?|bearer|hash(es)?|t?otps?|pins?|cvv"
          + "|credentials?|pepper|(private|secret|signing|encryption|api|access|master|service)_?keys?"
          + "|(verification|recovery|reset|activation|security)_?codes?";

  /** A name that ends so, also in front of a word for its form. */
  private static final Pattern NAMED_LIKE_A_SECRET =
      Pattern.compile(
          "(.*_)?("
              + WORDS
              + ")(_(as|in|of))?(_(text|values?|characters|chars|bytes|strings?|raw|plain|clear|hex|base64|encoded|content))*");

  private SecretNames() {}

  /** Whether {@code name}, in camel case, is one: {@code newPassword}, {@code tokenText}. */
  public static boolean include(String name) {
    return NAMED_LIKE_A_SECRET.matcher(inWords(name)).matches();
  }

  /** {@code newPassword} as {@code new_password}. */
  private static String inWords(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
