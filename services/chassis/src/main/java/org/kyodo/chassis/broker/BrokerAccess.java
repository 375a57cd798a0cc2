package org.kyodo.chassis.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.ResourceType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks whether the broker knows the service, has its topics, and lets it do what it must; says what is missing, once in the log
 * and always in health. Nothing waits for it: whoever is refused tries again by itself.
 */
public final class BrokerAccess implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerAccess.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final int ANSWERED_WITHIN_MS = 5_000;

    private final KafkaClients clients;
    private final List<Right> rights;
    private final String group;
    private final Runnable onComplete;
    private volatile Set<String> missing = Set.of();
    private volatile boolean wasComplete;
    private ScheduledExecutorService timer;
    private Admin admin;

    /**
     * @param group of the consumers, empty where the service listens to nothing
     * @param onComplete called when what was missing is there
     */
    public BrokerAccess(
            KafkaClients clients,
            String service,
            String group,
            Collection<String> tells,
            Collection<String> hears,
            Runnable onComplete) {
        this.clients = clients;
        this.rights = Right.of(service, group, tells, hears);
        this.group = group;
        this.onComplete = onComplete;
    }

    /** What the broker was found to lack or to refuse when it last answered, in words for an operator. */
    public Set<String> missing() {
        return missing;
    }

    /** Whether nothing was missing at any time since the start. */
    public boolean wasComplete() {
        return wasComplete;
    }

    private void look() {
        try {
            if (admin == null) {
                admin = clients.admin();
            }
            note(found());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("the broker does not say what it allows: {}", e.toString());
        }
    }

    private void note(Set<String> found) {
        if (!found.equals(missing)) {
            if (found.isEmpty()) {
                LOG.info("the broker has and allows all that this service needs");
            } else {
                LOG.error("the broker lacks or refuses what this service needs: {} (see docs/operating.md)", found);
            }
        }
        boolean returned = found.isEmpty() && !missing.isEmpty();
        missing = found;
        if (found.isEmpty()) {
            wasComplete = true;
        }
        if (returned) {
            onComplete.run();
        }
    }

    private Set<String> found() throws InterruptedException {
        Set<String> found = new TreeSet<>();
        Map<String, List<Right>> byTopic = rights.stream()
                .filter(right -> right.kind() == ResourceType.TOPIC)
                .collect(Collectors.groupingBy(Right::name));
        var topics = admin.describeTopics(
                        byTopic.keySet(),
                        new DescribeTopicsOptions()
                                .includeAuthorizedOperations(true)
                                .timeoutMs(ANSWERED_WITHIN_MS))
                .topicNameValues();
        for (var topic : topics.entrySet()) {
            List<Right> needed = byTopic.get(topic.getKey());
            answer(topic.getValue(), needed, found)
                    .ifPresent(described -> compare(described.authorizedOperations(), needed, found));
        }
        List<Right> needed = rights.stream()
                .filter(right -> right.kind() == ResourceType.GROUP)
                .toList();
        if (!needed.isEmpty()) {
            var described = admin.describeConsumerGroups(
                            List.of(group),
                            new DescribeConsumerGroupsOptions()
                                    .includeAuthorizedOperations(true)
                                    .timeoutMs(ANSWERED_WITHIN_MS))
                    .describedGroups()
                    .get(group);
            answer(described, needed, found).ifPresent(known -> compare(known.authorizedOperations(), needed, found));
        }
        return found;
    }

    /** Empty where there is none, or the answer is what is missing. */
    private static <T> Optional<T> answer(KafkaFuture<T> asked, List<Right> needed, Set<String> found)
            throws InterruptedException {
        try {
            return Optional.of(asked.get());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case AuthorizationException _ -> needed.forEach(right -> found.add(right + " (not even DESCRIBE)"));
                case AuthenticationException refused ->
                    found.add("a login that the broker takes ("
                            + refused.getClass().getSimpleName() + ")");
                case UnknownTopicOrPartitionException _ ->
                    found.add("topic " + needed.getFirst().name());
                // Nobody has joined it yet; that it may be asked for shows that it may be joined.
                case GroupIdNotFoundException _ -> {}
                default -> throw new IllegalStateException(e.getCause());
            }
            return Optional.empty();
        }
    }

    private static void compare(Set<AclOperation> allowed, List<Right> needed, Set<String> found) {
        // A broker without access lists may say nothing.
        if (allowed != null) {
            needed.stream()
                    .filter(right -> !allowed.contains(right.operation()))
                    .forEach(right -> found.add(right.toString()));
        }
    }

    @Override
    public void start() {
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kyodo-broker-access").factory());
        timer.scheduleWithFixedDelay(this::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        timer.shutdownNow();
        timer = null;
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }

    @Override
    public boolean isRunning() {
        return timer != null;
    }

    /** Before the containers start: where they are refused, it is said why. */
    @Override
    public int getPhase() {
        return 1;
    }
}
