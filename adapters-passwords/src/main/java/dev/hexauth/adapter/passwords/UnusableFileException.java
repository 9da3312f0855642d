package dev.hexauth.adapter.passwords;

import java.io.IOException;
import java.nio.file.Path;

/** A file of breached passwords cannot be used. The message names the file and the reason. */
public final class UnusableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableFileException(Path file, IOException cause) {
    super(file.toAbsolutePath() + ": " + cause.getMessage(), cause);
  }
}
