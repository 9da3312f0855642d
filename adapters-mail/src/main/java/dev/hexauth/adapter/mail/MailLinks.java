package dev.hexauth.adapter.mail;

import dev.hexauth.domain.mail.CodePurpose;
import dev.hexauth.domain.mail.EmailCode;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * The pages that links in letters lead to. Each is an absolute URL of the scheme {@code https} or
 * {@code http} with one {@code {code}} after the host.
 *
 * @param verify proves an address, also a new one
 * @param reset sets a new password
 * @param takeBack gives an account its previous address back
 */
public record MailLinks(String verify, String reset, String takeBack) {

  private static final String CODE = "{code}";

  /** As long as every code, so that a link can be checked before there is one. */
  private static final String SAMPLE = "0".repeat(64);

  /**
   * @throws UnusableMailException if one is no such URL
   */
  public MailLinks {
    require(verify, "hexauth.mail.verify-link", "verify");
    require(reset, "hexauth.mail.reset-link", "reset");
    require(takeBack, "hexauth.mail.take-back-link", "take-back");
  }

  /** The link that uses {@code code} for {@code purpose}. */
  String of(CodePurpose purpose, EmailCode code) {
    String link =
        switch (purpose) {
          case VERIFY_ADDRESS, CHANGE_ADDRESS -> verify;
          case RESET_PASSWORD -> reset;
          case TAKE_BACK_ADDRESS -> takeBack;
        };
    return link.replace(CODE, code.reveal());
  }

  private static void require(String link, String setting, String page) {
    if (!isLink(link)) {
      throw new UnusableMailException(
          setting,
          "must be the URL of a page, with {code} once where the code belongs, for instance"
              + " %s=https://example.org/account/%s#{code}".formatted(setting, page));
    }
  }

  private static boolean isLink(String link) {
    int at = link.indexOf(CODE);
    return at >= 0 && at == link.lastIndexOf(CODE) && isUrl(link.replace(CODE, SAMPLE), at);
  }

  private static boolean isUrl(String link, int codeAt) {
    try {
      URI uri = new URI(link);
      String start = uri.getScheme() + "://" + uri.getRawAuthority();
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && codeAt > start.length()
          && link.chars().allMatch(c -> c > ' ' && c < 127);
    } catch (URISyntaxException _) {
      return false;
    }
  }
}
