package dev.hexauth.adapter.tokens;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A class path on which Gson is older than 2.11 stops the start. */
final class GsonVersionTest {

  @Test
  void a_gson_that_cannot_read_strictly_is_refused_before_any_token_is_read() throws Exception {
    Constructor<?> constructor =
        new OldGson()
            .loadClass(FlatJson.class.getName())
            .getDeclaredConstructor(Set.class, Set.class);
    constructor.setAccessible(true);

    assertThatThrownBy(() -> constructor.newInstance(Set.of("exp"), Set.of()))
        .isInstanceOf(InvocationTargetException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Gson on the class path is older than 2.11")
        .hasMessageContaining("set com.google.code.gson:gson to 2.11 or newer");
  }

  /** Loads its own copies of FlatJson and Gson, without the class that Gson 2.11 added. */
  private static final class OldGson extends ClassLoader {

    private OldGson() {
      super(GsonVersionTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals("com.google.gson.Strictness")) {
        throw new ClassNotFoundException(name);
      }
      boolean copied = name.startsWith("com.google.gson.") || name.equals(FlatJson.class.getName());
      Class<?> loaded = findLoadedClass(name);
      return !copied ? super.loadClass(name, resolve) : loaded == null ? define(name) : loaded;
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
