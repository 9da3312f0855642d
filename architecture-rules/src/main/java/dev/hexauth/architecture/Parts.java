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
public final class Parts {

  private final HexagonalLayout layout;
  private final HexagonalLayout.Packages packages;

  /** Of the project that {@code layout} describes. */
  public Parts(HexagonalLayout layout) {
    this.layout = layout;
    this.packages = layout.packages();
  }

  public DescribedPredicate<JavaClass> domain() {
    return in(packages.domain());
  }

  public DescribedPredicate<JavaClass> ports() {
    return in(packages.ports());
  }

  public DescribedPredicate<JavaClass> model() {
    return domain().and(not(ports()));
  }

  public DescribedPredicate<JavaClass> application() {
    return in(packages.application());
  }

  public DescribedPredicate<JavaClass> core() {
    return domain().or(application());
  }

  public DescribedPredicate<JavaClass> adapters() {
    return in(packages.adapters());
  }

  public DescribedPredicate<JavaClass> adapter(String name) {
    return in(packages.adapters() + "." + name);
  }

  public DescribedPredicate<JavaClass> drivingAdapters() {
    return adapters(layout.drivingAdapters());
  }

  public DescribedPredicate<JavaClass> adapters(Collection<String> names) {
    List<String> parts = names.stream().map(name -> packages.adapters() + "." + name).toList();
    return resideInAnyPackage(trees(parts)).and(written());
  }

  public DescribedPredicate<JavaClass> drivenAdapters() {
    return adapters().and(not(drivingAdapters()));
  }

  public DescribedPredicate<JavaClass> bootstrap() {
    return in(packages.bootstrap());
  }

  /** All hand-written classes of the product. */
  public DescribedPredicate<JavaClass> hexagon() {
    return domain().or(application()).or(adapters()).or(bootstrap());
  }

  /** All hand-written classes, inside the hexagon or beside it. */
  public DescribedPredicate<JavaClass> written() {
    return resideInAnyPackage(layout.basePackage() + "..")
        .and(not(resideInAnyPackage(trees(layout.generated()))))
        .and(not(packageInfo()));
  }

  public DescribedPredicate<JavaClass> beside() {
    return resideInAnyPackage(trees(layout.beside()));
  }

  /** The name of the adapter that {@code member} is a part of. */
  public String adapterOf(JavaClass member) {
    String parent = layout.basePackage() + "." + packages.adapters() + ".";
    String below = member.getPackageName().substring(parent.length());
    int dot = below.indexOf('.');
    return dot < 0 ? below : below.substring(0, dot);
  }

  /** The driven ports themselves, without the types nested in them. */
  public DescribedPredicate<JavaClass> drivenPorts() {
    return ports().and(topLevel());
  }

  /** The use cases: what the application shows, and is an interface. */
  public DescribedPredicate<JavaClass> useCases() {
    return application().and(topLevel()).and(isPublic()).and(interfaces());
  }

  public static DescribedPredicate<JavaClass> topLevel() {
    return describe("are top-level", JavaClass::isTopLevelClass);
  }

  public static DescribedPredicate<JavaClass> isPublic() {
    return describe("are public", type -> type.getModifiers().contains(JavaModifier.PUBLIC));
  }

  public static DescribedPredicate<JavaClass> interfaces() {
    return describe("are interfaces", JavaClass::isInterface);
  }

  private DescribedPredicate<JavaClass> in(String place) {
    return resideInAnyPackage(layout.basePackage() + "." + place + "..").and(written());
  }

  private String[] trees(Collection<String> parts) {
    return parts.stream()
        .map(place -> layout.basePackage() + "." + place + "..")
        .toArray(String[]::new);
  }

  private static DescribedPredicate<JavaClass> packageInfo() {
    return describe("package-info", type -> type.getSimpleName().equals("package-info"));
  }
}
