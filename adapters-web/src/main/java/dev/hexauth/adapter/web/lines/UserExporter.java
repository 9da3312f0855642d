package dev.hexauth.adapter.web.lines;

import dev.hexauth.application.ExportUsers;
import dev.hexauth.domain.user.MovedUser;
import dev.hexauth.domain.user.UserId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes all users to a file that {@link UserImporter} reads, page by page. */
public final class UserExporter {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .rootValueSeparator("\n")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private final ExportUsers exportUsers;

  UserExporter(ExportUsers exportUsers) {
    this.exportUsers = exportUsers;
  }

  /**
   * Writes all users, with their hashes.
   *
   * @return how many there are
   * @throws IOException if they cannot be written
   */
  public long write(OutputStream out) throws IOException {
    long written = 0;
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
      for (var page = page(Optional.empty()); !page.isEmpty(); page = pageAfter(page)) {
        page.forEach(user -> UserLine.write(user, json));
        json.flush();
        written += page.size();
      }
    } catch (JacksonIOException e) {
      throw new IOException("the users cannot be written", e);
    }
    if (written > 0) {
      out.write('\n');
    }
    out.flush();
    return written;
  }

  private List<MovedUser> pageAfter(List<MovedUser> page) {
    return page(Optional.of(page.getLast().user().id()));
  }

  private List<MovedUser> page(Optional<UserId> after) {
    return switch (exportUsers.export(new ExportUsers.Command(after))) {
      case ExportUsers.Result.Exported(List<MovedUser> users) -> users;
    };
  }
}
