package org.kyodo.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Bare program and platform, measured in turn: A B A B …, so that a machine whose speed drifts does not decide. */
final class Comparison {
    /** One side of a round. */
    interface Side {
        Measured run() throws Exception;
    }

    private record Pair(Measured bare, Measured platform) {
        double ratio(ToDoubleFunction<Measured> figure) {
            return figure.applyAsDouble(platform) / figure.applyAsDouble(bare);
        }
    }

    private Comparison() {}

    /** @param warmUps rounds that do not count: until the compiler is done with both sides, for a service runs for weeks */
    static Map<String, Object> of(int warmUps, int rounds, Side bare, Side platform) throws Exception {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < warmUps + rounds; i++) {
            Pair pair = new Pair(bare.run(), platform.run());
            if (i >= warmUps) {
                pairs.add(pair);
            }
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("bare", side(pairs.stream().map(Pair::bare).toList()));
        figures.put("platform", side(pairs.stream().map(Pair::platform).toList()));
        figures.put("rateRatio", spread(pairs, pair -> pair.ratio(Measured::perSecond)));
        if (pairs.getFirst().bare().p99() > 0) {
            figures.put("p50Ratio", spread(pairs, pair -> pair.ratio(Measured::p50)));
            figures.put("p99Ratio", spread(pairs, pair -> pair.ratio(Measured::p99)));
        }
        return figures;
    }

    private static Map<String, Object> side(List<Measured> rounds) {
        Map<String, Object> side = new LinkedHashMap<>();
        side.put("perSecond", spread(rounds, Measured::perSecond));
        if (rounds.getFirst().p99() > 0) {
            side.put("p50Millis", spread(rounds, Measured::p50));
            side.put("p99Millis", spread(rounds, Measured::p99));
        }
        return side;
    }

    /** Least, median and most of a figure. */
    static <T> Map<String, Object> spread(List<T> rounds, ToDoubleFunction<T> figure) {
        double[] sorted = rounds.stream().mapToDouble(figure).sorted().toArray();
        Map<String, Object> spread = new LinkedHashMap<>();
        spread.put("min", rounded(sorted[0]));
        spread.put("median", rounded(sorted[sorted.length / 2]));
        spread.put("max", rounded(sorted[sorted.length - 1]));
        return spread;
    }

    static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
