package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.LetterKind;
import dev.hexauth.domain.user.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The templates of all letters and their layout, which are checked when they are read: {@code
 * layout.html}, and for each language a folder with a file for each kind, for instance {@code
 * en/reset-password.txt}. All are UTF-8.
 */
final class Templates {

  private static final String LAYOUT = "layout.html";

  private final Layout layout;
  private final Map<String, Template> byFile;

  private Templates(Layout layout, Map<String, Template> byFile) {
    this.layout = layout;
    this.byFile = Map.copyOf(byFile);
  }

  /** Those of hexauth. */
  static Templates ofHexauth() {
    return read(Templates::resource);
  }

  /**
   * Those of the operator.
   *
   * @throws UnusableMailException if a file is missing or cannot be used
   */
  static Templates in(Path folder) {
    return read(file -> Files.readString(folder.resolve(file)));
  }

  private static Templates read(Source source) {
    Map<String, Template> byFile = new HashMap<>();
    for (Language language : Language.values()) {
      for (LetterKind kind : LetterKind.values()) {
        String file = fileOf(kind, language);
        byFile.put(file, read(file, source, text -> Template.parse(text, kind)));
      }
    }
    return new Templates(read(LAYOUT, source, Layout::parse), byFile);
  }

  private static <T> T read(String file, Source source, Parser<T> parser) {
    try {
      return parser.parse(source.read(file));
    } catch (UnusableTemplateException flaw) {
      throw unusable("has a file %s that %s; mend it".formatted(file, flaw.getMessage()));
    } catch (NoSuchFileException _) {
      throw unusable("has no file %s; copy it from hexauth's templates".formatted(file));
    } catch (IOException failure) {
      throw unusable(
          "has a file %s that cannot be read as UTF-8 (%s); mend it"
              .formatted(file, failure.getClass().getSimpleName()));
    }
  }

  private static UnusableMailException unusable(String problem) {
    return new UnusableMailException(
        "hexauth.mail.templates", problem + ", or leave the setting empty; see docs/mail.md");
  }

  private static String resource(String file) throws IOException {
    try (InputStream stream = Templates.class.getResourceAsStream(file)) {
      if (stream == null) {
        throw new NoSuchFileException(file);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** For instance {@code en/reset-password.txt}. */
  static String fileOf(LetterKind kind, Language language) {
    return language.tag() + "/" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt";
  }

  /** Words a letter of {@code kind}. */
  Wording word(LetterKind kind, Language language, Content content) {
    Template template = Objects.requireNonNull(byFile.get(fileOf(kind, language)));
    String subject = template.subject(content);
    return new Wording(
        subject,
        template.text(content),
        layout.around(template.html(content), subject, language.tag()));
  }

  private interface Source {
    String read(String file) throws IOException;
  }

  private interface Parser<T> {
    T parse(String source) throws UnusableTemplateException;
  }
}
