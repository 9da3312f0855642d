package dev.hexauth.benchmark.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Figures of processes and processors that Linux reports in /proc; NaN, or 0 for times, elsewhere.
 */
final class ProcFile {

  /** A tick of the processor times in /proc: a hundredth of a second on every Linux. */
  private static final double TICK_MILLIS = 10;

  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CHILDREN_UTIME = 13;
  private static final int CHILDREN_STIME = 14;
  private static final int IDLE = 3;
  private static final int IOWAIT = 4;

  /** How many numbers precede the processor time that other machines used. */
  private static final int STEAL = 7;

  private static final double KIB_PER_MIB = 1024;

  private ProcFile() {}

  /** The processor time that the process itself has used, in milliseconds. */
  static double ownMillis(long pid) {
    long[] stat = stat(pid);
    return (stat[UTIME] + stat[STIME]) * TICK_MILLIS;
  }

  /** The same, including all its children, also ended ones. */
  static double treeMillis(long pid) {
    return family(pid).map(ProcFile::stat).mapToLong(ProcFile::withEnded).sum() * TICK_MILLIS;
  }

  private static long withEnded(long[] stat) {
    return stat[UTIME] + stat[STIME] + stat[CHILDREN_UTIME] + stat[CHILDREN_STIME];
  }

  /** The processor time that all processes of the machine have used, in milliseconds. */
  static double machineMillis() {
    return lines(Path.of("/proc/stat")).findFirst().map(ProcFile::busyMillis).orElse(Double.NaN);
  }

  private static double busyMillis(String stat) {
    long[] ticks =
        Arrays.stream(stat.split(" +")).skip(1).mapToLong(Long::parseLong).limit(STEAL).toArray();
    return (LongStream.of(ticks).sum() - ticks[IDLE] - ticks[IOWAIT]) * TICK_MILLIS;
  }

  /** The system calls that the process has made; NaN where this user may not know. */
  static Calls calls(long pid) {
    Path file = Path.of("/proc", Long.toString(pid), "io");
    return new Calls(number(file, "syscr"), number(file, "syscw"));
  }

  /** A value of the process's status that is given in KiB, in MiB. */
  static double statusMib(long pid, String name) {
    return mib(Path.of("/proc", Long.toString(pid), "status"), name);
  }

  /**
   * The resident set of the process, in MiB; if it has children, that of all, with each shared page
   * counted once.
   */
  static double residentMib(long pid) {
    return family(pid).count() == 1 ? statusMib(pid, "VmRSS") : proportionalMib(pid);
  }

  /**
   * The memory of the process and its children, in MiB, with each shared page counted by its share;
   * NaN where this user may not know.
   */
  static double proportionalMib(long pid) {
    return family(pid)
        .mapToDouble(member -> mib(Path.of("/proc", Long.toString(member), "smaps_rollup"), "Pss"))
        .sum();
  }

  private static double mib(Path file, String name) {
    return number(file, name) / KIB_PER_MIB;
  }

  private static double number(Path file, String name) {
    return lines(file)
        .filter(line -> line.startsWith(name + ":"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(Double.NaN);
  }

  private static Stream<Long> family(long pid) {
    return ProcessHandle.of(pid).stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants()))
        .map(ProcessHandle::pid);
  }

  /** The numbers behind the name of the process; all 0 if it has just ended. */
  private static long[] stat(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return Arrays.stream(stat.substring(stat.lastIndexOf(')') + 2).split(" "))
          .mapToLong(field -> field.matches("-?[0-9]{1,18}") ? Long.parseLong(field) : 0)
          .toArray();
    } catch (IOException gone) {
      return new long[CHILDREN_STIME + 1];
    }
  }

  /** None if the file is not there, as on another system than Linux, or may not be read. */
  static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException unreadable) {
      return Stream.empty();
    }
  }
}
