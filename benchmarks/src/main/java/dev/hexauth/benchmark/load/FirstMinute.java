package dev.hexauth.benchmark.load;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who-am-I by products that have just started, in the form in which it is stored.
 *
 * @param date of the measurement, in UTC
 * @param perSecond right responses in each second since it was ready, by product
 * @param wrongAnswers the first few of them
 */
record FirstMinute(
    String date,
    Machine machine,
    String stores,
    int connections,
    Map<String, List<Long>> perSecond,
    Set<String> wrongAnswers) {}
