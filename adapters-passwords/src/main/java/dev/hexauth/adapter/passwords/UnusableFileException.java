package dev.hexauth.adapter.passwords;

import java.io.IOException;
import java.nio.file.Path;

/** A file that cannot be used. The message says which and why. */
public final class UnusableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableFileException(Path file, IOException cause) {
    super(file.toAbsolutePath() + ": " + cause.getMessage(), cause);
  }
}
