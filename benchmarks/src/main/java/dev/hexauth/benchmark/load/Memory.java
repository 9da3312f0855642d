package dev.hexauth.benchmark.load;

/**
 * Memory in MiB.
 *
 * @param serviceNow the service's resident set; of several processes, as {@code postgres}
 * @param servicePeak the most it ever was
 * @param postgres of all its processes, each shared page counted by its share; NaN if unknown
 * @param redis its resident set
 */
record Memory(double serviceNow, double servicePeak, double postgres, double redis) {

  /** The name of the resident set in a process's status. */
  static final String RESIDENT = "VmRSS";

  static Memory now(Service service, Stores stores) {
    return new Memory(
        ProcFile.residentMib(service.pid()),
        ProcFile.statusMib(service.pid(), "VmHWM"),
        stores.postgresMib(),
        stores.redisMib());
  }
}
