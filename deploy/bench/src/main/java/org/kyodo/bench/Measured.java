package org.kyodo.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one run of one side showed.
 *
 * @param perSecond operations per second
 * @param p50 of the latency, in milliseconds; 0 where only the rate was measured
 * @param p99 likewise
 */
record Measured(double perSecond, double p50, double p99) {
    /** @param nanos the latency of each operation */
    static Measured of(long[] nanos, double seconds) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Measured(nanos.length / seconds, at(sorted, 0.50), at(sorted, 0.99));
    }

    static Measured rate(int operations, double seconds) {
        return new Measured(operations / seconds, 0, 0);
    }

    /** As they stand in the report. */
    Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("perSecond", Comparison.rounded(perSecond));
        if (p99 > 0) {
            figures.put("p50Millis", Comparison.rounded(p50));
            figures.put("p99Millis", Comparison.rounded(p99));
        }
        return figures;
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] / 1e6;
    }
}
