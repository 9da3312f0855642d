package dev.hexauth.bootstrap;

import dev.hexauth.domain.Mutable;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;

/**
 * Finds the settings at fault when values are refused: those that are refused together with the
 * defaults of all others; or, if values are wrong only in combination, those whose default would be
 * accepted.
 */
@Mutable("accepted")
final class Culprits {

  private final List<Group> groups;
  private final Predicate<List<Record>> accepted;

  /**
   * A group of settings.
   *
   * @param name the prefix of their names
   * @param values one component for each setting
   */
  @Mutable("values")
  record Group(String name, Record values) {}

  private record Setting(int group, RecordComponent component) {}

  private Culprits(List<Group> groups, Predicate<List<Record>> accepted) {
    this.groups = groups;
    this.accepted = accepted;
  }

  /**
   * The full names of the settings at fault.
   *
   * @param accepted whether the values of all groups are right; those given are not
   */
  static List<String> in(List<Group> groups, Predicate<List<Record>> accepted) {
    return new Culprits(groups, accepted).names();
  }

  private List<String> names() {
    List<Record> given = groups.stream().map(Group::values).toList();
    List<Record> defaults = given.stream().map(Culprits::defaultsOf).toList();
    List<String> alone = names(setting -> !accepted.test(with(defaults, setting, given)));
    return alone.isEmpty()
        ? names(setting -> accepted.test(with(given, setting, defaults)))
        : alone;
  }

  private List<String> names(Predicate<Setting> condition) {
    return settings()
        .filter(condition)
        .map(setting ->
            groups.get(setting.group).name
                + "."
                + SettingsTable.dashed(setting.component.getName()))
        .toList();
  }

  private Stream<Setting> settings() {
    return IntStream.range(0, groups.size())
        .boxed()
        .flatMap(group ->
            Arrays.stream(groups.get(group).values.getClass().getRecordComponents())
                .map(component -> new Setting(group, component)));
  }

  /** {@code values} with one of {@code others}. */
  private static List<Record> with(List<Record> values, Setting setting, List<Record> others) {
    List<Record> changed = new ArrayList<>(values);
    changed.set(
        setting.group,
        with(values.get(setting.group), setting.component, others.get(setting.group)));
    return changed;
  }

  private static Record with(Record values, RecordComponent changed, Record others) {
    try {
      List<Object> all = new ArrayList<>();
      for (RecordComponent component : values.getClass().getRecordComponents()) {
        all.add(
            component
                .getAccessor()
                .invoke(component.getName().equals(changed.getName()) ? others : values));
      }
      return (Record) values.getClass().getDeclaredConstructors()[0].newInstance(all.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Record defaultsOf(Record values) {
    return new Binder(List.of()).bindOrCreate("none", Bindable.of(values.getClass()));
  }
}
