package dev.hexauth.benchmark.load;

import java.util.List;

/**
 * Products beside each other, in the form in which it is stored.
 *
 * @param date of the measurement, in UTC
 * @param warmUp seconds of load before each operation
 * @param seconds length of a window
 * @param products hexauth first
 */
record Versus(
    String date,
    Machine machine,
    String stores,
    int users,
    double warmUp,
    double seconds,
    List<Figures> products) {}
