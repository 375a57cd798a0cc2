package org.kyodo.launcher;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.KafkaConnection;

/** The topics of the platform on a broker. */
final class Topics implements AutoCloseable {
    private static final String MISSING = "topic";
    private static final int PATIENCE_MILLIS = 20_000;
    private static final long LOOK_NANOS = 20_000_000;
    private static final Map<String, String> KEPT_FOR_EVER =
            Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1", TopicConfig.RETENTION_BYTES_CONFIG, "-1");

    /**
     * How they are to be.
     *
     * @param replicas of each partition; empty for what the broker does of itself
     * @param inSync replicas that must have a record before it counts as sent; empty for what the broker does of itself
     */
    record Shape(int partitions, Optional<Short> replicas, Optional<Integer> inSync) {
        /** On a broker of the user's own, of which nothing is known. */
        static final Shape OF_ANY_BROKER = new Shape(6, Optional.empty(), Optional.empty());

        Shape {
            if (replicas.isPresent() && inSync.isPresent() && inSync.get() > replicas.get()) {
                throw new Complaint(
                        "同期済みの複製の数 " + inSync.get() + " は複製の数 " + replicas.get() + " 以下にしてください(超えると何も書き込めません)。",
                        "min.insync.replicas: " + inSync.get() + " (expected: <= " + replicas.get()
                                + ", the replicas; else nothing can be written)");
            }
        }

        private Map<String, String> settings() {
            Map<String, String> settings = new LinkedHashMap<>(KEPT_FOR_EVER);
            inSync.ifPresent(least -> settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, least.toString()));
            return settings;
        }
    }

    /** Something that is otherwise than it is to be. @param mendable by {@link #make} */
    record Difference(String topic, String what, String found, String expected, boolean mendable) {
        @Override
        public String toString() {
            return "%s: %s %s (expected: %s)".formatted(topic, what, found, expected);
        }

        /** As it is told when it was mended. */
        String made() {
            return what.equals(MISSING) ? topic : "%s: %s %s → %s".formatted(topic, what, found, expected);
        }
    }

    private final String bootstrap;
    private final Shape shape;
    private final Admin admin;

    /** @throws Complaint where the address or a setting of the connection is no good */
    Topics(String bootstrap, Shape shape) {
        this.bootstrap = bootstrap;
        this.shape = shape;
        Map<String, Object> settings = KafkaConnection.to(bootstrap, AdminClientConfig.configNames());
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        try {
            this.admin = Admin.create(settings);
        } catch (KafkaException e) {
            String cause = Optional.ofNullable(e.getCause()).orElse(e).getMessage();
            throw new Complaint(
                    "Kafka(" + bootstrap + ")に接続できません: " + cause,
                    "Cannot connect to Kafka at " + bootstrap + ": " + cause);
        }
    }

    /** Those of the five services: what happened, in full. */
    static List<String> ofServices() {
        return Program.SERVICES.stream()
                .map(service -> EventCatalogue.topicOf(service.id()))
                .toList();
    }

    private static List<String> all() {
        return Stream.concat(ofServices().stream(), Stream.of(org.kyodo.contracts.Topics.PUBLIC))
                .toList();
    }

    /**
     * Makes those that are not there, kept for ever, and gives those that are there the settings they are to have. The number of partitions
     * and of replicas it changes never: with more partitions the later events of an aggregate overtake its earlier ones. A topic of which one
     * of these differs stays wholly as it is, for its settings go with them.
     *
     * @return what was made or set
     * @throws Complaint where the broker refuses
     */
    List<Difference> make() {
        List<Difference> found = differences();
        Set<String> leftAlone = found.stream()
                .filter(difference -> !difference.mendable())
                .map(Difference::topic)
                .collect(Collectors.toSet());
        List<Difference> mended = found.stream()
                .filter(difference -> !leftAlone.contains(difference.topic()))
                .toList();
        List<String> missing = missingOf(mended);
        missing.forEach(topic -> answered(
                admin.createTopics(List.of(new NewTopic(topic, Optional.of(shape.partitions()), shape.replicas())
                                .configs(shape.settings())))
                        .all(),
                TopicExistsException.class));
        awaitServed(missing);
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new LinkedHashMap<>();
        mended.stream()
                .filter(difference -> !missing.contains(difference.topic()))
                .forEach(difference -> changes.computeIfAbsent(resource(difference.topic()), any -> new ArrayList<>())
                        .add(new AlterConfigOp(
                                new ConfigEntry(difference.what(), difference.expected()), AlterConfigOp.OpType.SET)));
        if (!changes.isEmpty()) {
            answered(admin.incrementalAlterConfigs(changes).all(), UnknownTopicOrPartitionException.class);
        }
        return mended;
    }

    /** The controller has made them; brokers hear of it a moment later. */
    private void awaitServed(List<String> topics) {
        long deadline = System.nanoTime() + PATIENCE_MILLIS * 1_000_000L;
        while (topics.stream().anyMatch(topic -> described(topic).isEmpty()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private Optional<TopicDescription> described(String topic) {
        return answered(admin.describeTopics(List.of(topic)).allTopicNames(), UnknownTopicOrPartitionException.class)
                .map(described -> described.get(topic));
    }

    private static List<String> missingOf(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> difference.what().equals(MISSING))
                .map(Difference::topic)
                .toList();
    }

    /** Everything that is otherwise than it is to be; changes nothing. @throws Complaint where the broker does not answer */
    List<Difference> differences() {
        return all().stream().flatMap(topic -> differences(topic).stream()).toList();
    }

    private List<Difference> differences(String topic) {
        Optional<TopicDescription> found = described(topic);
        if (found.isEmpty()) {
            return List.of(new Difference(topic, MISSING, "missing", "there", true));
        }
        List<Difference> differences = new ArrayList<>();
        int partitions = found.get().partitions().size();
        if (partitions != shape.partitions()) {
            differences.add(new Difference(
                    topic, "partitions", String.valueOf(partitions), String.valueOf(shape.partitions()), false));
        }
        int replicas = found.get().partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        shape.replicas()
                .filter(expected -> expected != replicas)
                .ifPresent(expected -> differences.add(
                        new Difference(topic, "replicas", String.valueOf(replicas), expected.toString(), false)));
        Config settings = answered(
                        admin.describeConfigs(List.of(resource(topic))).all(), UnknownTopicOrPartitionException.class)
                .map(described -> described.get(resource(topic)))
                .orElseThrow();
        shape.settings().forEach((name, expected) -> {
            String value = settings.get(name).value();
            if (!expected.equals(value)) {
                differences.add(new Difference(topic, name, value, expected, true));
            }
        });
        return differences;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> Optional<T> answered(KafkaFuture<T> asked, Class<? extends Exception> expected) {
        try {
            return Optional.ofNullable(asked.get());
        } catch (ExecutionException e) {
            if (expected.isInstance(e.getCause())) {
                return Optional.empty();
            }
            throw new Complaint(
                    "Kafka(" + bootstrap + ")のトピックを扱えません: " + e.getCause().getMessage(),
                    "Kafka at " + bootstrap + " refuses: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking for topics", e);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
