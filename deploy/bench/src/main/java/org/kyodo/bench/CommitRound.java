package org.kyodo.bench;

import java.util.List;
import java.util.Map;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.contracts.proposal.CallEvent;

/** Commands against a document each, the relay standing still. */
final class CommitRound implements Round {
    private static final int THREADS = 4;
    private static final int DOCUMENTS = 4_096;
    /** About two seconds of either side where a commit takes a millisecond. */
    private static final int COMMITS = 2_000;

    @Override
    public String name() {
        return "commit";
    }

    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        return Comparison.of(
                bench.warmUps(),
                bench.rounds(),
                () -> {
                    try (Database database = bench.database();
                            Bare bare = new Bare(database.bare(), bench.bootstrap())) {
                        return Load.run(THREADS, COMMITS, keys(), bare::commit);
                    }
                },
                () -> {
                    try (Database database = bench.database()) {
                        Aggregate<Tick.Command, Tick, CallEvent> ticks = database.ticks(committed -> {});
                        return Load.run(THREADS, COMMITS, keys(), key -> Tick.add(ticks, key));
                    }
                });
    }

    /** So many that no outbox is full before the round ends. */
    private static List<String> keys() {
        return Bench.keys(DOCUMENTS);
    }
}
