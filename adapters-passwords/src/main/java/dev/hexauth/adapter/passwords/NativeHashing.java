package dev.hexauth.adapter.passwords;

/** Whether native code is used. */
public enum NativeHashing {
  /** Where it is installed and passes a self-test; Java elsewhere. */
  AUTO,
  /** Never. */
  OFF;

  /** Why there is none when it is {@link #OFF}. */
  static final String AS_SET = "native code is switched off";
}
