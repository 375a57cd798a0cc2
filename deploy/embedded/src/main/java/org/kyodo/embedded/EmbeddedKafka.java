package org.kyodo.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker inside this JVM: one node that is its own controller (KRaft), reachable from this machine only unless it is told
 * otherwise.
 *
 * <p>What it holds lies in its folder and survives {@link #stop()}, a new start and the death of the process. It may be
 * stopped and started again, on the same port, while clients are at work.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE = 1;
    private static final String HOST = "127.0.0.1";
    private static final String CLIENTS = "CLIENTS";
    private static final String CONTROLLER = "CONTROLLER";
    /** For the broker itself and its administrator: the name that clients are told may lead here only when it is ready. */
    private static final String LOCAL = "LOCAL";

    private static final Duration TOPICS_SERVED_WITHIN = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final Path folder;
    private final int port;
    private final int controllerPort;
    private final Optional<Guard> guard;
    private final Reach reach;
    private final int localPort;
    private KafkaRaftServer server;

    private EmbeddedKafka(Path folder, int port, int controllerPort, Optional<Guard> guard, Reach reach) {
        this.folder = folder;
        this.port = FreePort.orGiven(port);
        this.controllerPort = FreePort.orGiven(controllerPort);
        this.guard = guard;
        this.reach = reach;
        this.localPort = reach.kafka().isPresent() ? FreePort.orGiven(0) : this.port;
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @param folder where its state lies; made, and formatted, if there is none yet
     * @param port for clients, or 0 for a free one
     */
    public static EmbeddedKafka start(Path folder, int port) {
        return start(folder, port, 0);
    }

    /**
     * Starts a broker and returns when it serves clients.
     *
     * @param folder where its state lies; made, and formatted, if there is none yet
     * @param port for clients, or 0 for a free one
     * @param controllerPort for the broker's talk with its own controller, or 0 for a free one
     */
    public static EmbeddedKafka start(Path folder, int port, int controllerPort) {
        return start(folder, port, controllerPort, Reach.THIS_MACHINE);
    }

    /** As {@link #start(Path, int, int)}, for clients on other machines too. */
    static EmbeddedKafka start(Path folder, int port, int controllerPort, Reach reach) {
        return started(new EmbeddedKafka(folder, port, controllerPort, Optional.empty(), reach));
    }

    /**
     * Starts a guarded broker on free ports, for tests, and returns when it serves clients. Its users and their passwords are written down
     * when its folder is made.
     */
    public static EmbeddedKafka startGuarded(Path folder, Guard guard) {
        return started(new EmbeddedKafka(folder, 0, 0, Optional.of(guard), Reach.THIS_MACHINE));
    }

    private static EmbeddedKafka started(EmbeddedKafka kafka) {
        kafka.start();
        return kafka;
    }

    /** A client that may do everything. */
    public Admin administrator() {
        Map<String, Object> settings = new HashMap<>();
        guard.ifPresent(guarded -> settings.putAll(guarded.client(guarded.administrator())));
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, local());
        return Admin.create(settings);
    }

    /** What clients take as {@code bootstrap.servers}; the same after a restart. */
    public String bootstrapServers() {
        return reach.kafka().orElseGet(this::local);
    }

    private String local() {
        return HOST + ":" + localPort;
    }

    /** The port for clients; the same after a restart. */
    public int port() {
        return port;
    }

    /** Starts the broker again on its folder and ports, after stopping it if it runs. */
    public synchronized void restart() {
        stop();
        start();
    }

    /** Stops the broker cleanly and keeps its state; does nothing if it does not run. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Makes the topics that are not there yet, kept for ever; returns when all, old and new, can be written to. */
    public void createTopics(Collection<String> names, int partitions) {
        Map<String, String> keptForEver = Map.of("retention.ms", "-1", "retention.bytes", "-1");
        try (Admin admin = administrator()) {
            admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, partitions, (short) 1).configs(keptForEver))
                            .toList())
                    .values()
                    .values()
                    .forEach(created -> answerOf(created, TopicExistsException.class));
            // The controller has made them; the broker hears of it a moment later.
            long deadline = System.nanoTime() + TOPICS_SERVED_WITHIN.toNanos();
            while (!areServed(admin, names)) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("topics " + names + " not served within " + TOPICS_SERVED_WITHIN);
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private static boolean areServed(Admin admin, Collection<String> names) {
        return answerOf(admin.describeTopics(names).allTopicNames(), UnknownTopicOrPartitionException.class)
                .filter(topics -> topics.values().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .allMatch(partition -> partition.leader() != null))
                .isPresent();
    }

    private static <T> Optional<T> answerOf(KafkaFuture<T> asked, Class<? extends ApiException> expected) {
        try {
            return Optional.ofNullable(asked.get());
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw new IllegalStateException(
                    "cannot make topics: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    private synchronized void start() {
        format();
        KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(settings(), false), Time.SYSTEM);
        try {
            starting.startup();
        } catch (RuntimeException e) {
            starting.shutdown();
            throw e;
        }
        server = starting;
    }

    /** Gives an empty folder its identity; a folder that has one keeps it. */
    private void format() {
        try {
            Files.createDirectories(folder);
            if (Files.exists(folder.resolve("meta.properties"))) {
                return;
            }
            try (PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream())) {
                new Formatter()
                        .setNodeId(NODE)
                        .setClusterId(Uuid.randomUuid().toString())
                        .addDirectory(folder.toString())
                        .setMetadataLogDirectory(folder.toString())
                        .setControllerListenerName(CONTROLLER)
                        .setScramArguments(guard.map(Guard::scram).orElse(List.of()))
                        .setPrintStream(nowhere)
                        .run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare Kafka's folder " + folder, e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot format Kafka's folder " + folder, e);
        }
    }

    private Properties settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("log.dirs", folder.toString());
        boolean apart = reach.kafka().isPresent();
        String own = apart ? "," + LOCAL + "://" + local() : "";
        settings.put(
                "listeners",
                CLIENTS + "://" + reach.address() + ":" + port + own + "," + CONTROLLER + "://" + controller());
        settings.put("advertised.listeners", CLIENTS + "://" + bootstrapServers() + own);
        String clients = guard.isPresent() ? "SASL_SSL" : "PLAINTEXT";
        settings.put(
                "listener.security.protocol.map",
                CLIENTS + ":" + clients + "," + LOCAL + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        guard.ifPresent(guarded -> settings.putAll(guarded.broker(CLIENTS)));
        settings.put("inter.broker.listener.name", apart ? LOCAL : CLIENTS);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@" + controller());

        // A topic that nobody created is a mistake, and an event is kept for ever.
        settings.put("auto.create.topics.enable", "false");
        settings.put("log.retention.ms", "-1");
        settings.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));

        // There is one node.
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.num.partitions", "3");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");

        // Ready at once: no waiting for more members of a group, nor long until a killed broker counts as gone.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("controller.quorum.election.timeout.ms", "200");
        settings.put("controller.quorum.election.backoff.max.ms", "200");

        // Small.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        settings.put("log.index.size.max.bytes", String.valueOf(1024 * 1024));
        settings.put("offsets.topic.segment.bytes", String.valueOf(16 * 1024 * 1024));

        Properties properties = new Properties();
        properties.putAll(settings);
        return properties;
    }

    private String controller() {
        return HOST + ":" + controllerPort;
    }
}
