package dev.hexauth.example.mvstore;

import dev.hexauth.domain.port.SessionStore;
import org.h2.mvstore.MVStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Sessions in the file that {@code mvstore.file} names; it is created if it is missing. Only one
 * process can open it at a time.
 */
@Configuration(proxyBeanMethods = false)
public class MvStoreConfiguration {

  @Bean(destroyMethod = "close")
  MVStore sessionsFile(@Value("${mvstore.file}") String name) {
    return MVStore.open(name);
  }

  @Bean
  SessionStore mvStoreSessionStore(MVStore file) {
    return new MvStoreSessionStore(file);
  }
}
