package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.List;

/** The parts of a layout as predicates on classes; a {@code package-info} is in none of them. */
final class Places {

  private final HexagonalLayout layout;
  private final HexagonalLayout.Packages packages;

  Places(HexagonalLayout layout) {
    this.layout = layout;
    this.packages = layout.packages();
  }

  DescribedPredicate<JavaClass> domain() {
    return in(packages.domain());
  }

  DescribedPredicate<JavaClass> ports() {
    return in(packages.ports());
  }

  DescribedPredicate<JavaClass> model() {
    return domain().and(not(ports()));
  }

  DescribedPredicate<JavaClass> application() {
    return in(packages.application());
  }

  DescribedPredicate<JavaClass> core() {
    return domain().or(application());
  }

  DescribedPredicate<JavaClass> adapters() {
    return in(packages.adapters());
  }

  DescribedPredicate<JavaClass> adapter(String name) {
    return in(packages.adapters() + "." + name);
  }

  DescribedPredicate<JavaClass> drivingAdapters() {
    List<String> places =
        layout.drivingAdapters().stream().map(name -> packages.adapters() + "." + name).toList();
    return resideInAnyPackage(trees(places)).and(written());
  }

  DescribedPredicate<JavaClass> drivenAdapters() {
    return adapters().and(not(drivingAdapters()));
  }

  DescribedPredicate<JavaClass> bootstrap() {
    return in(packages.bootstrap());
  }

  /** All that the product is made of and that somebody wrote. */
  DescribedPredicate<JavaClass> hexagon() {
    return domain().or(application()).or(adapters()).or(bootstrap());
  }

  /** All that somebody wrote, inside the hexagon or beside it. */
  DescribedPredicate<JavaClass> written() {
    return resideInAnyPackage(layout.basePackage() + "..")
        .and(not(resideInAnyPackage(trees(layout.generated()))))
        .and(not(packageInfo()));
  }

  DescribedPredicate<JavaClass> beside() {
    return resideInAnyPackage(trees(layout.beside()));
  }

  /** The name of the adapter that {@code member} is a part of. */
  String adapterOf(JavaClass member) {
    String parent = layout.basePackage() + "." + packages.adapters() + ".";
    String below = member.getPackageName().substring(parent.length());
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  /** The driven ports themselves, without the types nested in them. */
  DescribedPredicate<JavaClass> drivenPorts() {
    return ports().and(topLevel());
  }

  /** The use cases: what the application shows, and is an interface. */
  DescribedPredicate<JavaClass> useCases() {
    return application().and(topLevel()).and(isPublic()).and(interfaces());
  }

  static DescribedPredicate<JavaClass> topLevel() {
    return describe("are top-level", JavaClass::isTopLevelClass);
  }

  static DescribedPredicate<JavaClass> isPublic() {
    return describe("are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC));
  }

  static DescribedPredicate<JavaClass> interfaces() {
    return describe("are interfaces", JavaClass::isInterface);
  }

  private DescribedPredicate<JavaClass> in(String place) {
    return resideInAnyPackage(layout.basePackage() + "." + place + "..").and(written());
  }

  private String[] trees(Collection<String> places) {
    return places.stream()
        .map(place -> layout.basePackage() + "." + place + "..")
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> packageInfo() {
    return describe("package-info", type -> type.getSimpleName().equals("package-info"));
  }
}
