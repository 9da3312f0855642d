package dev.hexauth.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Accesses to what no caller handed in; method references count as well. */
final class AmbientAccess {

  /** The clock of the machine, whichever class answers for it. */
  static final DescribedPredicate<JavaAccess<?>> TIME =
      describe(
          "the machine's clock is asked",
          access -> isClock(access.getTarget()) || isClockOfALibrary(access));

  /** Any source of random numbers. */
  static final DescribedPredicate<JavaAccess<?>> CHANCE =
      describe("random numbers are drawn", access -> isSourceOfChance(access.getTarget()));

  /** What the machine or its start command says. */
  static final DescribedPredicate<JavaAccess<?>> SETTINGS =
      describe(
          "the environment or the system properties are read",
          access -> isSetting(access.getTarget()));

  /** How large the machine is. */
  static final DescribedPredicate<JavaAccess<?>> MACHINE_SIZE =
      describe("the size of the machine is read", access -> isMachineSize(access.getTarget()));

  /** Threads, and other processes. */
  static final DescribedPredicate<JavaAccess<?>> THREADS =
      describe("threads or processes are handled", access -> isThreading(access.getTarget()));

  private static final Set<String> CLOCKS =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.Calendar.getInstance",
          "java.util.GregorianCalendar.<init>",
          "java.time.InstantSource.system");

  private static final Set<String> SOURCES_OF_CHANCE =
      Set.of(
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.security.SecureRandom");

  private static final Set<String> DRAWS =
      Set.of("java.util.UUID.randomUUID", "java.lang.Math.random", "java.lang.StrictMath.random");

  private static final Set<String> SETTING_READERS =
      Set.of(
          "java.lang.System.clearProperty",
          "java.lang.System.console",
          "java.lang.System.getProperties",
          "java.lang.System.getProperty",
          "java.lang.System.getenv",
          "java.lang.System.setProperties",
          "java.lang.System.setProperty",
          "java.lang.Boolean.getBoolean",
          "java.lang.Integer.getInteger",
          "java.lang.Long.getLong",
          "java.net.InetAddress.getLocalHost",
          "java.nio.charset.Charset.defaultCharset",
          "java.time.ZoneId.systemDefault",
          "java.util.Locale.getDefault",
          "java.util.Locale.setDefault",
          "java.util.TimeZone.getDefault",
          "java.util.TimeZone.setDefault");

  private static final Set<String> MACHINE =
      Set.of(
          "java.lang.Runtime.availableProcessors",
          "java.lang.Runtime.freeMemory",
          "java.lang.Runtime.getRuntime",
          "java.lang.Runtime.maxMemory",
          "java.lang.Runtime.totalMemory");

  private static final Set<String> THREADING =
      Set.of(
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.lang.InheritableThreadLocal",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.util.Timer");

  /** What libraries call a clock. */
  private static final Pattern CLOCK_OF_A_LIBRARY =
      Pattern.compile(
          "(?!java\\.)(.*\\.)?([A-Z]\\w*)?(Clock|Ticker|StopWatch|Stopwatch|TimeSource)");

  private AmbientAccess() {}

  private static String nameOf(AccessTarget target) {
    return target.getOwner().getName() + "." + target.getName();
  }

  private static boolean isSetting(AccessTarget target) {
    return SETTING_READERS.contains(nameOf(target));
  }

  private static boolean isMachineSize(AccessTarget target) {
    return MACHINE.contains(nameOf(target)) && !target.getName().equals("getRuntime");
  }

  private static boolean isThreading(AccessTarget target) {
    String topLevel = target.getOwner().getName().replaceFirst("\\$.*", "");
    if (MACHINE.contains(nameOf(target))) {
      return false;
    }
    return THREADING.contains(topLevel)
        || nameOf(target).equals("java.lang.System.exit")
        || target.getName().equals("parallelStream")
        || (topLevel.startsWith("java.util.stream.") && target.getName().equals("parallel"));
  }

  private static boolean isClock(AccessTarget target) {
    String owner = target.getOwner().getName();
    String name = target.getName();
    return CLOCKS.contains(owner + "." + name)
        || (owner.equals("java.time.Clock") && (name.startsWith("system") || isTickOfZone(target)))
        || (owner.startsWith("java.time.") && name.equals("now") && !takes(target, Clock.class))
        || (owner.equals("java.util.Date")
            && name.equals("<init>")
            && parameters(target).isEmpty());
  }

  /** A clock that is made or taken from a static member; one that was handed in may be asked. */
  private static boolean isClockOfALibrary(JavaAccess<?> access) {
    AccessTarget target = access.getTarget();
    return CLOCK_OF_A_LIBRARY.matcher(target.getOwner().getName()).matches()
        && (target instanceof FieldAccessTarget
            || target.getName().matches("<init>|system.*|create.*|.*[iI]nstance|now"));
  }

  private static boolean isTickOfZone(AccessTarget target) {
    return target.getName().startsWith("tick") && !takes(target, Clock.class);
  }

  private static boolean isSourceOfChance(AccessTarget target) {
    String owner = target.getOwner().getName();
    return SOURCES_OF_CHANCE.contains(owner)
        || owner.startsWith("java.util.random.")
        || DRAWS.contains(target.getFullName().replaceFirst("\\(.*", ""))
        || (owner.equals("java.util.Collections")
            && target.getName().equals("shuffle")
            && parameters(target).size() == 1);
  }

  private static boolean takes(AccessTarget target, Class<?> type) {
    return parameters(target).contains(type.getName());
  }

  private static List<String> parameters(AccessTarget target) {
    return target instanceof CodeUnitAccessTarget unit
        ? unit.getRawParameterTypes().stream().map(parameter -> parameter.getName()).toList()
        : List.of();
  }
}
