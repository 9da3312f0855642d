package dev.hexauth.bootstrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** The standard output of the process, for what a command prints instead of logging it. */
final class StandardOutput {

  private StandardOutput() {}

  /**
   * The standard output. From now on the log is on the standard error, so that the output has
   * nothing else and can be piped.
   */
  static PrintStream withoutLog() {
    System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true));
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true);
  }
}
