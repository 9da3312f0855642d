package dev.hexauth.bootstrap;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Checks settings by converting them, and names those at fault: the settings that are refused
 * together with the defaults of all others; or, if values are wrong only in combination, those
 * whose default would be accepted.
 */
final class SettingsCheck {

  private SettingsCheck() {}

  /**
   * Checks that {@code values} can be converted.
   *
   * @param prefix the start of the settings' names, with the dot
   * @param values a component for each setting, or a record of its own for a group of settings
   * @param conversion throws an {@link IllegalArgumentException} for values that it refuses
   * @throws InvalidSettingException if it refuses these; names the settings at fault
   */
  static <R extends Record> void check(String prefix, R values, Function<R, ?> conversion) {
    Optional<IllegalArgumentException> refusal = refusal(values, conversion);
    if (refusal.isPresent()) {
      @SuppressWarnings("unchecked") // of the same class as the values
      Predicate<Record> accepted = other -> refusal((R) other, conversion).isEmpty();
      throw refused(namesAtFault(prefix, values, accepted), refusal.get());
    }
  }

  private static <R> Optional<IllegalArgumentException> refusal(
      R values, Function<R, ?> conversion) {
    try {
      var _ = conversion.apply(values);
      return Optional.empty();
    } catch (IllegalArgumentException refusal) {
      return Optional.of(refusal);
    }
  }

  private static InvalidSettingException refused(
      List<String> names, IllegalArgumentException refusal) {
    String examples =
        names.stream()
            .flatMap(name -> SettingsTable.example(name).stream())
            .collect(Collectors.joining(" "));
    return new InvalidSettingException(
        String.join(" or ", names),
        "is wrong: " + refusal.getMessage(),
        "Set for instance " + examples,
        refusal);
  }

  private static List<String> namesAtFault(
      String prefix, Record values, Predicate<Record> accepted) {
    Record defaults = new Binder(List.of()).bindOrCreate("none", Bindable.of(values.getClass()));
    List<List<String>> all = paths(values.getClass()).toList();
    List<List<String>> alone =
        all.stream().filter(path -> !accepted.test(with(defaults, path, values))).toList();
    List<List<String>> atFault =
        alone.isEmpty()
            ? all.stream().filter(path -> accepted.test(with(values, path, defaults))).toList()
            : alone;
    return atFault.stream().map(path -> name(prefix, path)).toList();
  }

  /** The names of the components that lead to each setting. */
  private static Stream<List<String>> paths(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .flatMap(component ->
            component.getType().isRecord()
                ? paths(component.getType()).map(path -> prepended(component.getName(), path))
                : Stream.of(List.of(component.getName())));
  }

  private static List<String> prepended(String first, List<String> others) {
    return Stream.concat(Stream.of(first), others.stream()).toList();
  }

  private static String name(String prefix, List<String> path) {
    return path.stream().map(SettingsTable::dashed).collect(Collectors.joining(".", prefix, ""));
  }

  /** {@code values} with the setting at {@code path} as in {@code others}. */
  private static Record with(Record values, List<String> path, Record others) {
    try {
      List<Object> all = new ArrayList<>();
      for (RecordComponent component : values.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(values);
        boolean changed = component.getName().equals(path.getFirst());
        all.add(changed ? merged(value, path, component.getAccessor().invoke(others)) : value);
      }
      return (Record) values.getClass().getDeclaredConstructors()[0].newInstance(all.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object merged(Object value, List<String> path, Object other) {
    return path.size() == 1
        ? other
        : with((Record) value, path.subList(1, path.size()), (Record) other);
  }
}
