package dev.hexauth.adapter.passwords;

/** Whether native code is used. */
public enum NativeHashing {
  /** Where it is installed and passes a self-test; Java elsewhere. */
  AUTO,
  /** Never. */
  OFF;

  /** Why native code is not used if this is {@link #OFF}. */
  static final String SWITCHED_OFF = "native code is switched off";
}
