package dev.hexauth.adapter.web.lines;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LineReaderTest {

  private static final String LONGEST = "x".repeat(LineReader.MAX_LENGTH);

  /** The lines of {@code text}, which arrives in pieces of {@code bytes}; a long one as "…". */
  private static List<String> lines(String text, int bytes) throws IOException {
    byte[] all = text.getBytes(UTF_8);
    LineReader reader = new LineReader(inPieces(all, bytes));
    List<String> lines = new ArrayList<>();
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      assertThat(line.get().number()).isEqualTo(lines.size() + 1);
      lines.add(line.get().isComplete() ? new String(line.get().bytes(), UTF_8) : "\u2026");
    }
    assertThat(reader.bytesRead()).isEqualTo(all.length);
    return lines;
  }

  private static InputStream inPieces(byte[] bytes, int most) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(most, length));
      }

      @Override
      public int read(byte[] into) {
        return read(into, 0, into.length);
      }
    };
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100_000})
  void lines_are_read_however_they_arrive(int piece) throws IOException {
    assertThat(lines("", piece)).isEmpty();
    assertThat(lines("a", piece)).containsExactly("a");
    assertThat(lines("a\n", piece)).containsExactly("a");
    assertThat(lines("\n\na\r\n \n\u20acb", piece)).containsExactly("", "", "a\r", " ", "\u20acb");
    assertThat(lines("\ufeffa\n\ufeffb", piece)).containsExactly("a", "\ufeffb");
  }

  @Test
  void a_line_that_is_too_long_is_skipped_and_the_next_one_is_read() throws IOException {
    assertThat(lines(LONGEST + "\na\n" + LONGEST, 1_000_000))
        .containsExactly(LONGEST, "a", LONGEST);
    assertThat(lines(LONGEST + "x\na\n" + LONGEST.repeat(20) + "\nb\n" + LONGEST + "x", 100))
        .containsExactly("\u2026", "a", "\u2026", "b", "\u2026");
  }

  @Test
  void how_far_the_reader_is_does_not_count_what_it_has_read_ahead() throws IOException {
    LineReader reader = new LineReader(new ByteArrayInputStream("abc\nd\n".getBytes(UTF_8)));
    assertThat(reader.bytesRead()).isZero();
    assertThat(reader.next()).isPresent();
    assertThat(reader.bytesRead()).isEqualTo(4);
  }
}
