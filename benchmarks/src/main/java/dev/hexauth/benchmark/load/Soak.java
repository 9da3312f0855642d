package dev.hexauth.benchmark.load;

import java.util.List;

/** Long mixed load. */
record Soak(Result result, List<Sample> samples) {

  /**
   * A sample at one time.
   *
   * @param minute since the end of the warm-up
   * @param perSecond right responses a second, since the previous sample
   */
  record Sample(double minute, Memory memory, double perSecond) {

    @Override
    public String toString() {
      return "minute %6.1f  %9.1f ops/s  service %4.0f MiB  PostgreSQL %4.0f MiB  Redis %4.0f MiB"
          .formatted(minute, perSecond, memory.serviceNow(), memory.postgres(), memory.redis());
    }
  }

  /**
   * How fast the service's memory grows in the second half, in MiB an hour: the slope of the line
   * of least squares.
   */
  double growth() {
    List<Sample> half = samples.subList(samples.size() / 2, samples.size());
    double meanMinute = half.stream().mapToDouble(Sample::minute).average().orElse(0);
    double meanMib =
        half.stream().mapToDouble(sample -> sample.memory().serviceNow()).average().orElse(0);
    double covariance = 0;
    double variance = 0;
    for (Sample sample : half) {
      double minutes = sample.minute() - meanMinute;
      covariance += minutes * (sample.memory().serviceNow() - meanMib);
      variance += minutes * minutes;
    }
    return variance == 0 ? 0 : 60 * covariance / variance;
  }

  @Override
  public String toString() {
    return "in the second half the service's memory grows by %.1f MiB an hour".formatted(growth());
  }
}
