package dev.hexauth.adapter.passwords;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function of password hashes, with its cost. */
public sealed interface HashFunction permits Bcrypt, Argon2id {

  /**
   * The function that {@code text} names: {@code bcrypt:14}, or {@code argon2id:m=65536,t=3,p=4}
   * with the parameters as they are in its hashes.
   *
   * @throws IllegalArgumentException if the text has another form, or a cost is out of range
   */
  static HashFunction parse(String text) {
    Matcher bcrypt = Pattern.compile("bcrypt:(\\d{1,2})").matcher(text);
    if (bcrypt.matches()) {
      return new Bcrypt(number(bcrypt, 1));
    }
    Matcher argon2id =
        Pattern.compile("argon2id:m=(\\d{1,8}),t=(\\d{1,3}),p=(\\d{1,3})").matcher(text);
    if (argon2id.matches()) {
      return new Argon2id(number(argon2id, 1), number(argon2id, 2), number(argon2id, 3));
    }
    throw new IllegalArgumentException(
        "a hash function is written as bcrypt:14 or argon2id:m=65536,t=3,p=4, not " + text);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
