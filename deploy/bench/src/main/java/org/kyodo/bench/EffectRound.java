package org.kyodo.bench;

import java.util.List;
import java.util.Map;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.contracts.proposal.CallEvent;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** From the command to the effect in a consumer's document, under a light load. */
final class EffectRound implements Round {
    private static final int THREADS = 2;
    private static final int COMMANDS = 500;

    @Override
    public String name() {
        return "commandToEffect";
    }

    @Override
    public Map<String, Object> measure(Bench bench) throws Exception {
        try (Database database = bench.database();
                Bare bare = new Bare(database.bare(), bench.bootstrap());
                ConfigurableApplicationContext context = new SpringApplicationBuilder(BenchService.class)
                        .run(
                                "--spring.mongodb.uri=" + bench.mongoUri(),
                                "--spring.mongodb.database=" + database.name(),
                                "--kyodo.kafka.bootstrap=" + bench.bootstrap(),
                                "--server.port=0",
                                "--server.address=127.0.0.1")) {
            bare.startConsumer();
            @SuppressWarnings("unchecked")
            Aggregate<Tick.Command, Tick, CallEvent> ticks = context.getBean("ticks", Aggregate.class);
            BenchService.Awaited awaited = context.getBean(BenchService.Awaited.class);
            Load.Operation platform = key -> {
                Outcome.Done done = Tick.add(ticks, key);
                awaited.of(done.facts().getFirst().id().toString()).await();
            };
            List<String> keys = Bench.keys(64);
            return Comparison.of(
                    bench.warmUps(),
                    bench.rounds(),
                    () -> Load.run(THREADS, COMMANDS, keys, bare::endToEnd),
                    () -> Load.run(THREADS, COMMANDS, keys, platform));
        }
    }
}
