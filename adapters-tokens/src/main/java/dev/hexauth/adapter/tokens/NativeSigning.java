package dev.hexauth.adapter.tokens;

/** Whether native code is used. */
public enum NativeSigning {
  /** Where it is installed and passes a self-test; Java elsewhere. */
  AUTO,
  /** Never. */
  OFF;

  /** The reason why there is none when it is {@link #OFF}. */
  static final String SWITCHED_OFF = "native code is switched off";
}
