package org.kyodo.launcher;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.KafkaConnection;

/** The topics of the platform. */
final class Topics {
    private static final int PARTITIONS = 6;

    private Topics() {}

    /** Those of the five services: what happened, in full. */
    static List<String> ofServices() {
        return Program.SERVICES.stream()
                .map(service -> EventCatalogue.topicOf(service.id()))
                .toList();
    }

    /** Makes on a broker of the user's own those that are not there; the embedded one makes them itself. */
    static void create(String bootstrap) {
        Map<String, String> keptForEver = Map.of("retention.ms", "-1", "retention.bytes", "-1");
        Map<String, Object> settings = KafkaConnection.to(bootstrap, AdminClientConfig.configNames());
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        try (Admin admin = Admin.create(settings)) {
            for (String topic : Stream.concat(ofServices().stream(), Stream.of(org.kyodo.contracts.Topics.PUBLIC))
                    .toList()) {
                NewTopic fresh = new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty());
                create(admin, fresh.configs(keptForEver));
            }
        } catch (ExecutionException e) {
            throw new Complaint(
                    "Kafka(" + bootstrap + ")にトピックを作れません: " + e.getCause().getMessage(),
                    "Cannot make topics on Kafka at " + bootstrap + ": "
                            + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
