package dev.hexauth.example.mvstore;

import dev.hexauth.bootstrap.HexauthApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The product as it is, and one more adapter. */
@Configuration(proxyBeanMethods = false)
@Import({HexauthApplication.class, MvStoreConfiguration.class})
class HexauthOnMvStore {

  public static void main(String[] arguments) {
    SpringApplication.run(HexauthOnMvStore.class, arguments);
  }
}
