package dev.hexauth.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DroppedCookieLogTest {

  @ParameterizedTest
  @CsvSource({
    "https://app.example.com,api.example.com,cross-site,true",
    "https://app.example.com,api.other.org,same-site,false",
    "https://app.example.com,api.other.org,same-origin,false",
    "https://app.example.com,api.other.org,,true",
    "https://app.example.com,api.example.org:8443,,true",
    "https://app.example.com:8443,API.example.com,,false",
    "https://app.example.com,app.example.com,,false",
    "https://a.co.uk,b.co.uk,,false",
    "https://app.example.com,hexauth:8000,,false",
    "https://app.example.com,192.0.2.1:8000,,false",
    "https://app.example.com,[::1]:8000,,false",
    "http://localhost:3000,localhost:8000,,false",
    "https://app.example.com,,,false"
  })
  void another_site_is_one_that_the_browser_reports_or_whose_name_differs(
      String origin, @Nullable String host, @Nullable String site, boolean other) {
    assertThat(DroppedCookieLog.isOtherSite(origin, host, site)).isEqualTo(other);
  }
}
