package org.kyodo.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The program that serves Kafka and MongoDB's protocol on one machine, with Kyodo's topics, until it is told to stop.
 *
 * <p>It takes {@code --no-kafka} and {@code --no-mongodb}, and from the environment {@code KYODO_STATE} (the folder for
 * all state, {@code .kyodo} if not given), {@code KYODO_MONGODB_PORT}, {@code KYODO_KAFKA_PORT} and
 * {@code KYODO_KAFKA_CONTROLLER_PORT} (free ports if not given). {@code KYODO_EMBEDDED_ADDRESS} lets both listen elsewhere than on 127.0.0.1,
 * and {@code KYODO_KAFKA_ADVERTISED} ({@code host:port}) is then where clients find the broker. When everything serves, it prints one line that begins
 * with {@code READY} and gives the addresses.
 */
public final class EmbeddedServers implements AutoCloseable {

    /** The topics of the five services and the public one. */
    public static final List<String> TOPICS = List.of(
            "kyodo.registry.events",
            "kyodo.proposal.events",
            "kyodo.grant.events",
            "kyodo.evaluation.events",
            "kyodo.notification.events",
            "kyodo.public.events");

    /** The partitions of each topic. */
    public static final int PARTITIONS = 6;

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServers.class);

    private static final String NO_KAFKA = "--no-kafka";
    private static final String NO_MONGODB = "--no-mongodb";
    private static final List<String> OPTIONS = List.of(NO_KAFKA, NO_MONGODB);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private final StringBuilder addresses = new StringBuilder("READY");

    private EmbeddedServers() {}

    /** Starts what the arguments do not leave out; ends with status 1 if that fails. */
    public static void main(String... arguments) throws InterruptedException {
        EmbeddedServers servers = new EmbeddedServers();
        CountDownLatch told = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            servers.close();
            told.countDown();
        }));
        try {
            servers.start(List.of(arguments), System.getenv());
        } catch (RuntimeException e) {
            log.error("cannot start", e);
            System.exit(1);
        }
        System.out.println(servers.addresses);
        told.await();
    }

    private synchronized void start(List<String> arguments, Map<String, String> environment) {
        if (!OPTIONS.containsAll(arguments)) {
            throw new IllegalArgumentException("options: " + arguments + " (expected: any of " + OPTIONS + ")");
        }
        Path state = Path.of(environment.getOrDefault("KYODO_STATE", ".kyodo"));
        Reach reach = Reach.in(environment);
        if (!arguments.contains(NO_MONGODB)) {
            EmbeddedMongo mongo =
                    EmbeddedMongo.start(state.resolve("mongodb"), port(environment, "KYODO_MONGODB_PORT"), reach);
            running.push(mongo);
            addresses.append(" mongodb=").append(mongo.uri());
        }
        if (!arguments.contains(NO_KAFKA)) {
            EmbeddedKafka kafka = EmbeddedKafka.start(
                    state.resolve("kafka"),
                    port(environment, "KYODO_KAFKA_PORT"),
                    port(environment, "KYODO_KAFKA_CONTROLLER_PORT"),
                    reach.ofBroker());
            running.push(kafka);
            kafka.createTopics(TOPICS, PARTITIONS);
            addresses.append(" kafka=").append(kafka.bootstrapServers());
        }
    }

    private static int port(Map<String, String> environment, String name) {
        String port = environment.getOrDefault(name, "0");
        try {
            // What Kubernetes tells of a Service that happens to be called so is no port.
            return port.startsWith("tcp://") ? 0 : Integer.parseInt(port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + port + " (expected: a port, or 0 for a free one)", e);
        }
    }

    /** Stops both cleanly, the last started first. */
    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                log.error("cannot stop cleanly", e);
            }
        }
    }
}
