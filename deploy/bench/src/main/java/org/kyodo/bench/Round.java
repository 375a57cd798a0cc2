package org.kyodo.bench;

import java.util.Map;

/** One thing that the benchmark measures. */
interface Round {
    /** By which {@code --only} chooses it, and under which its figures stand in the report. */
    String name();

    /** @return figures, for the report; nested maps and numbers only */
    Map<String, Object> measure(Bench bench) throws Exception;
}
