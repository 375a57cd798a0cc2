package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.broker.Right;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.Topics;
import org.kyodo.helm.Manifests.Kind;
import org.kyodo.kit.Platform;

/**
 * What KafkaUsers may. {@code GuardedBrokerTest} shows that the rights of the table are enough for a service and each is needed; here they are
 * held against what is rendered, and a broker gets exactly that.
 */
class AclTest {
    static List<String> services() {
        return TableTest.services();
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_service_may_what_the_table_says_and_nothing_else(String service) {
        Manifests.Resource user = Chart.example("operators").render().get(Kind.KafkaUser, "kyodo-" + service);
        assertThat(Installed.acls(user)).containsExactlyInAnyOrderElementsOf(rights(service));
    }

    @Test
    void one_right_less_or_more_is_found() {
        Manifests manifests = Chart.example("operators").render();
        Manifests less = manifests.broken(Kind.KafkaUser, "kyodo-grant", it -> it.withArray("/spec/authorization/acls")
                .remove(0));
        Manifests more = manifests.broken(
                Kind.KafkaUser, "kyodo-grant", it -> it.withArray("/spec/authorization/acls/0/operations")
                        .add("Write"));
        for (Manifests wrong : List.of(less, more)) {
            assertThat(Set.copyOf(Installed.acls(wrong.get(Kind.KafkaUser, "kyodo-grant"))))
                    .isNotEqualTo(Set.copyOf(rights("grant")));
        }
    }

    private static List<AclBinding> rights(String service) {
        return Right.of(Topics.of(service).orElseThrow()).stream()
                .map(right -> right.givenTo("User:kyodo-" + service))
                .toList();
    }

    @Test
    void the_broker_has_what_was_rendered_and_the_service_works_with_it() throws Exception {
        Installed installed = Installed.running();
        assertThat(installed.admin().describeAcls(AclBindingFilter.ANY).values().get())
                .filteredOn(acl -> acl.entry().principal().equals("User:kyodo-notification"))
                .containsExactlyInAnyOrderElementsOf(rights("notification"));
        Platform.Session operator = installed.platform().as("acct-operator", "352039", null, Role.PLATFORM_OPERATOR);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(operator.get("/health")
                        .expect(200)
                        .body()
                        .at("/components/broker")
                        .toString())
                .contains("\"status\":\"UP\"")
                .doesNotContain("missing"));
    }

    @Test
    void a_reader_reads_its_topic_in_groups_of_its_own_and_no_other() {
        try (KafkaConsumer<byte[], byte[]> reader = consumer("analysis-1")) {
            reader.subscribe(List.of(Topics.PUBLIC));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                reader.poll(Duration.ofMillis(100));
                return reader.assignment().size() == 6;
            });
            assertThat(reader.partitionsFor(Topics.PUBLIC)).hasSize(6);
            assertThatThrownBy(() -> reader.partitionsFor("kyodo.registry.events"))
                    .isInstanceOf(TopicAuthorizationException.class);
        }
        try (KafkaConsumer<byte[], byte[]> reader = consumer("notification")) {
            reader.subscribe(List.of(Topics.PUBLIC));
            assertThatThrownBy(() -> reader.poll(Duration.ofSeconds(5)))
                    .isInstanceOf(GroupAuthorizationException.class);
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String group) {
        Map<String, Object> connection = new HashMap<>(Installed.running().connection(Installed.READER));
        connection.put("group.id", group);
        return new KafkaConsumer<>(connection, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Test
    void who_makes_topics_makes_ours_and_no_others() throws Exception {
        try (Admin admin = Admin.create(Installed.running().connection(Installed.TOPICS))) {
            admin.createTopics(List.of(new NewTopic("kyodo.later.events", Optional.of(1), Optional.empty())))
                    .all()
                    .get();
            assertThatThrownBy(
                            () -> admin.createTopics(List.of(new NewTopic("payroll", Optional.of(1), Optional.empty())))
                                    .all()
                                    .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
            assertThatThrownBy(() ->
                            admin.deleteTopics(List.of(Topics.PUBLIC)).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }
}
