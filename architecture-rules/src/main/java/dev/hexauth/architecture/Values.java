package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import java.util.Set;
import java.util.stream.Stream;

/** Types of the JDK whose objects never change. */
final class Values {

  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Class",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Short",
          "java.lang.String",
          "java.lang.Void",
          "java.net.URI",
          "java.nio.charset.Charset",
          "java.nio.file.Path",
          "java.util.Comparator",
          "java.util.Currency",
          "java.util.HexFormat",
          "java.util.Locale",
          "java.util.Optional",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.UUID",
          "java.util.concurrent.TimeUnit",
          "java.util.regex.Pattern");

  private static final Set<String> COLLECTIONS =
      Set.of("java.util.List", "java.util.Map", "java.util.Map$Entry", "java.util.Set");

  private static final Set<String> PACKAGES =
      Set.of(
          "java.lang.invoke",
          "java.math",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.util.function");

  private Values() {}

  /** Whether {@code type} is one, or an enum; {@code List}, {@code Set} and {@code Map} are not. */
  static boolean include(JavaClass type) {
    return type.isPrimitive()
        || type.isEnum()
        || CLASSES.contains(type.getName())
        || PACKAGES.contains(type.getPackageName());
  }

  /**
   * Whether copies of {@code type} never change: those of {@code List}, {@code Set}, {@code Map}.
   */
  static boolean includeCopiesOf(JavaClass type) {
    return COLLECTIONS.contains(type.getName());
  }

  /** The types that {@code type} is made of, without type variables. */
  static Stream<JavaClass> partsOf(JavaType type) {
    if (type instanceof JavaParameterizedType parameterized) {
      return Stream.concat(
          Stream.of(parameterized.toErasure()),
          parameterized.getActualTypeArguments().stream().flatMap(Values::partsOf));
    }
    if (type instanceof JavaWildcardType wildcard) {
      return Stream.concat(wildcard.getUpperBounds().stream(), wildcard.getLowerBounds().stream())
          .flatMap(Values::partsOf);
    }
    return type instanceof JavaTypeVariable ? Stream.of() : Stream.of(type.toErasure());
  }
}
