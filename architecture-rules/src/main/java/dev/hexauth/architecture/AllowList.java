package dev.hexauth.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a project allows by name and all other code must not do. Names of classes and packages of
 * the project are relative to its base package.
 *
 * @param acts which class may do what
 * @param fixed fields of types that could change, and do not; and fields that keep a function
 * @param defaults default and static methods of ports
 * @param libraries types and packages of others, as ArchUnit writes them, whose objects a field may
 *     keep although these rules do not know them; a project's own types and values need no entry
 * @param annotations types and packages of annotations, as ArchUnit writes them; the project's own
 *     and those of {@code java.lang} need no entry
 * @param platform what a part may use of the JDK; a part without an entry may use all
 */
public record AllowList(
    List<Named> acts,
    List<Member> fixed,
    List<Member> defaults,
    List<String> libraries,
    List<String> annotations,
    List<Platform> platform) {

  /** Allows nothing. */
  public static final AllowList EMPTY =
      new AllowList(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

  /**
   * A class that may do something; with the classes nested in it.
   *
   * @param act what it may do
   * @param type its name
   * @param reason why
   */
  public record Named(Act act, String type, String reason) {}

  /**
   * A field or method.
   *
   * @param name {@code Type.member}, with the package of the type
   * @param reason why it is allowed
   */
  public record Member(String name, String reason) {}

  /**
   * What a part uses of the JDK.
   *
   * @param part a package with all below it that is no part of its own, for instance {@code
   *     adapter.web}
   * @param names packages, beside {@code java.lang}, {@code java.math}, {@code java.time} and the
   *     parts of {@code java.util} that every domain may use; or classes of a package, and then no
   *     others of that package
   */
  public record Platform(String part, Set<String> names) {

    /** Keeps a copy. */
    public Platform {
      names = Set.copyOf(names);
    }
  }

  /** Keeps copies. */
  public AllowList {
    acts = List.copyOf(acts);
    fixed = List.copyOf(fixed);
    defaults = List.copyOf(defaults);
    libraries = List.copyOf(libraries);
    annotations = List.copyOf(annotations);
    platform = List.copyOf(platform);
  }

  /** With one class more that may do {@code act}. */
  public AllowList naming(Act act, String type, String reason) {
    return new AllowList(
        with(acts, new Named(act, type, reason)),
        fixed,
        defaults,
        libraries,
        annotations,
        platform);
  }

  /** With one field more of a type that could change, whose object does not. */
  public AllowList fixing(String field, String reason) {
    return new AllowList(
        acts, with(fixed, new Member(field, reason)), defaults, libraries, annotations, platform);
  }

  /** With one default or static method more of a port. */
  public AllowList defaulting(String method, String reason) {
    return new AllowList(
        acts, fixed, with(defaults, new Member(method, reason)), libraries, annotations, platform);
  }

  /** With more types or packages of others whose objects fields may keep. */
  public AllowList keeping(String... more) {
    return new AllowList(
        acts,
        fixed,
        defaults,
        Stream.concat(libraries.stream(), Stream.of(more)).toList(),
        annotations,
        platform);
  }

  /** With more types or packages of annotations. */
  public AllowList annotating(String... more) {
    return new AllowList(
        acts,
        fixed,
        defaults,
        libraries,
        Stream.concat(annotations.stream(), Stream.of(more)).toList(),
        platform);
  }

  /** With the packages or classes of the JDK that {@code part} uses. */
  public AllowList using(String part, String... names) {
    return new AllowList(
        acts,
        fixed,
        defaults,
        libraries,
        annotations,
        with(platform, new Platform(part, new TreeSet<>(List.of(names)))));
  }

  /**
   * Whether {@code listed} is the name of {@code type}, or of a package above it with {@code ..}.
   */
  static boolean covers(String listed, JavaClass type) {
    return listed.endsWith("..")
        ? type.getPackageName().startsWith(listed.substring(0, listed.length() - 2))
        : type.getName().equals(listed);
  }

  Set<String> named(Act act) {
    return acts.stream()
        .filter(named -> named.act() == act)
        .map(Named::type)
        .collect(Collectors.toSet());
  }

  private static <T> List<T> with(List<T> some, T more) {
    List<T> all = new ArrayList<>(some);
    all.add(more);
    return all;
  }
}
