package dev.hexauth.adapter.web.http;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The routes whose answers pages of any origin may read, without credentials.
 *
 * @param paths each as a request has it
 */
public record PublicRoutes(Set<String> paths) {

  /** Copies the paths. */
  public PublicRoutes {
    paths = Set.copyOf(paths);
  }

  /** Lets pages of any site load {@code response}, for five minutes from a cache. */
  public static void publish(HttpServletResponse response) {
    response.setHeader(HardeningValve.RESOURCE_POLICY, "cross-origin");
    response.setHeader("Cache-Control", "public, max-age=300");
  }

  /**
   * Whether {@code path} is one of them.
   *
   * @param path null if the request line cannot be read
   */
  boolean include(@Nullable String path) {
    return path != null && paths.contains(path);
  }
}
