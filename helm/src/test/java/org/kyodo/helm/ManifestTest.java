package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every resource is as its API wants it: no field that it does not know, none missing, each of the right type. */
class ManifestTest {
    static Stream<Map.Entry<String, Chart>> everything() {
        return Stream.concat(RenderTest.everything(), Stream.of(Map.entry("all switches", Switches.all())));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void is_what_the_api_takes(Map.Entry<String, Chart> chart) {
        assertThat(chart.getValue().render().all()).isNotEmpty().allSatisfy(one -> assertThat(ApiModels.fault(one))
                .as("%s", one)
                .isEmpty());
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("Deployment", it -> it.withObject("/spec").put("replica", 2)),
                mistake("Deployment", it -> it.withObject("/spec").remove("selector")),
                mistake("Deployment", it -> it.withObject("/spec").put("replicas", "two")),
                mistake("Deployment", it -> it.withObject("/spec/template/spec/containers/0")
                        .put("imagePullpolicy", "Always")),
                mistake("Deployment", it -> it.withObject("/spec/template/spec/containers/0/resources/limits")
                        .put("memory", "many")),
                mistake("Service", it -> it.withObject("/spec/ports/0").put("targetport", "http")),
                mistake("NetworkPolicy", it -> it.withObject("/spec").put("policytypes", "Ingress")),
                mistake("PodDisruptionBudget", it -> it.withObject("/spec").put("maxUnavailabe", 1)),
                mistake("ServiceMonitor", it -> it.withObject("/spec/endpoints/0")
                        .put("intervall", "30s")),
                mistake("ServiceMonitor", it -> it.withObject("/spec/endpoints/0")
                        .put("honorLabels", "maybe")),
                mistake("PrometheusRule", it -> it.withObject("/spec/groups/0/rules/0")
                        .put("exp", "up")),
                mistake("HTTPRoute", it -> it.withObject("/spec/rules/0").put("backendRef", "grant")),
                mistake("KafkaUser", it -> it.withObject("/spec/authorization/acls/0")
                        .put("operation", "Read")),
                mistake("KafkaTopic", it -> it.withObject("/spec").put("partition", 6)),
                mistake("Kafka", it -> it.withObject("/spec/kafka/listeners/0").put("tsl", true)),
                mistake("KafkaNodePool", it -> it.withObject("/spec/storage").put("volume", 1)),
                mistake("ScaledObject", it -> it.withObject("/spec").put("maxReplicas", 4)),
                mistake("TriggerAuthentication", it -> it.withObject("/spec/secretTargetRef/0")
                        .remove("key")),
                mistake("MongoDBCommunity", it -> it.withObject("/spec/users/0").remove("roles")),
                mistake("MongoDBCommunity", it -> it.withObject("/spec/security")
                        .put("tsl", true)));
    }

    private static Arguments mistake(String kind, Consumer<ObjectNode> mistake) {
        return Arguments.of(kind, mistake);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void finds_a_mistake(String kind, Consumer<ObjectNode> mistake) {
        Manifests.Resource right = Stream.of(Chart.example("operators"), Chart.backing())
                .flatMap(chart -> chart.render().all().stream())
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        ObjectNode wrong = right.json().deepCopy();
        mistake.accept(wrong);
        assertThat(ApiModels.fault(right)).isEmpty();
        assertThat(ApiModels.fault(new Manifests.Resource(wrong))).isNotEmpty();
    }
}
