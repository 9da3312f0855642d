package dev.hexauth.bootstrap;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;

/** The standard input of the process, for a command that reads a file from it. */
final class StandardInput {

  private StandardInput() {}

  /** The standard input. */
  static InputStream stream() {
    return new FileInputStream(FileDescriptor.in);
  }
}
