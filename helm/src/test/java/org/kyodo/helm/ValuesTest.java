package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be set: a slip is refused by its path, a contradiction by a sentence, and every value is documented and used. */
class ValuesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka: {topic: {by: job}}                                  | /kafka/topic",
                "kafka: {topics: {partition: 6}}                            | /kafka/topics/partition",
                "kafka: {bootstrap: 'broker1'}                              | /kafka/bootstrap",
                "kafka: {topics: {by: hand}}                                | /kafka/topics/by",
                "kafka: {readers: [{name: a, topics: [kyodo.secret]}]}      | /kafka/readers/0/topics/0",
                "kafka: {readers: [{name: grant, topics: [kyodo.public.events]}]} | /kafka/readers/0/name",
                "services: {grants: {replicas: 3}}                          | /services/grants",
                "services: {grant: {replica: 3}}                            | /services/grant/replica",
                "services: {grant: {replicas: two}}                         | /services/grant/replicas",
                "services: {grant: {replicas: 0}}                           | /services/grant/replicas",
                "defaults: {env: {kyodo_x: 1}}                              | /defaults/env",
                "defaults: {resources: {limits: {memory: much}}}            | /defaults/resources/limits/memory",
                "municipalities: 352039                                     | /municipalities",
                "municipalities: [352039]                                   | /municipalities/0",
                "auth: {issuer: 'http://login.example'}                     | /auth/issuer",
                "auth: {issuers: [{url: 'https://login.example'}]}          | /auth/issuers/0",
                "network: {to: {kafka: [{podselector: {}}]}}                | /network/to/kafka/0/podselector",
                "network: {from: {gateways: []}}                            | /network/from/gateways",
                "documents: {scanner: clamav}                               | /documents/scanner",
                "image: {digests: {grant: latest}}                          | /image/digests/grant",
                "observability: {tracing: {sampling: 2}}                    | /observability/tracing/sampling",
                "securityContext: {runAsUser: 0}                            | /securityContext/runAsUser",
                "replicas: 3                                                | /replicas"
            })
    void a_slip_is_refused_by_its_path(String values, String path) {
        assertThatThrownBy(() -> Chart.example("external").with(values).text()).hasMessageContaining("at '" + path);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "evaluation: {enabled: true}                                | kafka.bootstrap: broker1.city.example:9093",
                "evaluation: {enabled: true}; kafka: {bootstrap: ''}        | auth.issuer: given",
                "kafka: {bootstrap: ''}                                     | kafka.bootstrap: empty",
                "municipalities: []                                         | municipalities: empty",
                "auth: {issuer: ''}                                         | auth.issuer: empty",
                "auth: {issuers: [{uri: 'https://a.example'}]}              | auth.issuer: given, together with auth.issuers",
                "kafka: {security: {protocol: PLAINTEXT}}                   | kafka.security.protocol: PLAINTEXT",
                "documents: {scanner: ''}                                   | documents.scanner: empty",
                "presets: {existingConfigMap: ''}                           | presets.files: empty",
                "presets: {files: {a.yaml: 'b'}}                            | presets.existingConfigMap: given",
                "kafka: {topics: {by: strimzi}}                             | kafka.topics.by: strimzi",
                "kafka: {readers: [{name: a, topics: [kyodo.public.events]}]} | kafka.readers: given",
                "kafka: {topics: {replicationFactor: 1}}                    | kafka.topics.minInsyncReplicas: 2",
                "services: {registry: {replicas: 24}}                       | services.registry.replicas: 24 (expected: <= 23",
                "defaults: {replicas: 12}                                   | services.evaluation.replicas: 12 (expected: <= 11",
                "services: {grant: {autoscaling: {by: cpu, max: 12}}}       | services.grant.autoscaling.max: 12 (expected: <= 11",
                "services: {grant: {autoscaling: {by: cpu, max: 1}}}        | services.grant.autoscaling.max: 1 (expected: >= 2",
                "defaults: {autoscaling: {by: lag}}; kafka: {security: {protocol: SSL}} | autoscaling.by: lag",
                "defaults: {env: {KYODO_FAILPOINT: x}}                      | env.KYODO_FAILPOINT",
                "defaults: {env: {KYODO_CLOCK_MOVABLE: 'true'}}             | env.KYODO_CLOCK_MOVABLE",
                "services: {notification: {env: {KYODO_WEBHOOK_ALLOW_PRIVATE: 'true'}}} | services.notification.env.KYODO_WEBHOOK_ALLOW_PRIVATE",
                "defaults: {env: {KYODO_PROFILE: trial}}                    | env.KYODO_PROFILE",
                "defaults: {env: {KYODO_REGISTRY_MASTERKEY: abc}}           | env.KYODO_REGISTRY_MASTERKEY",
                "network: {from: {gateway: []}}                             | network.from.gateway: empty",
                "observability: {serviceMonitor: {enabled: true}}           | network.from.prometheus: empty",
                "routes: {gateway: {enabled: true}}                         | routes.gateway.parentRefs: empty",
                "routes: {ingress: {host: ''}}                              | routes.ingress.host: empty"
            })
    void a_contradiction_is_refused_by_a_sentence(String values, String sentence) {
        assertThatThrownBy(() -> Chart.example("external")
                        .with(values.replace("; ", "\n"))
                        .text())
                .hasMessageContaining(sentence)
                .hasMessageContaining("(expected:");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kafka: {strimzi: {enabled: true}}              | kafka.strimzi.enabled",
                "evaluation: {persistence: {enabled: true}}     | evaluation.existingSecret: empty",
                "services: {grant: {autoscaling: {by: cpu}}}    | services.grant.autoscaling.by: cpu"
            })
    void in_the_evaluation_too(String values, String sentence) {
        assertThatThrownBy(() -> Chart.example("evaluation").with(values).text())
                .hasMessageContaining(sentence)
                .hasMessageContaining("(expected:");
    }

    @Test
    void an_even_number_of_database_servers_is_refused() {
        assertThatThrownBy(() -> Chart.backing().with("mongodb: {members: 4}").text())
                .hasMessageContaining("mongodb.members: 4 (expected:");
    }

    @Test
    void a_release_with_too_long_a_name_is_refused() {
        assertThatThrownBy(() -> Chart.example("external").text("a".repeat(41))).hasMessageContaining("at most 40");
        assertThat(Chart.example("external").render("a".repeat(40)).all())
                .allMatch(one -> one.name().length() <= 63);
    }

    /** Each value with its line of the schema. */
    private static Map<String, JsonNode> values(String chart) {
        Map<String, JsonNode> values = new TreeMap<>();
        collect("", Manifests.yaml(Chart.read(chart, "values.schema.json")).path("properties"), values);
        values.remove("global");
        return values;
    }

    private static void collect(String path, JsonNode properties, Map<String, JsonNode> values) {
        properties.properties().forEach(property -> {
            if (property.getValue().has("properties")) {
                collect(path + property.getKey() + ".", property.getValue().path("properties"), values);
            } else {
                values.put(path + property.getKey(), property.getValue());
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyodo", "kyodo-backing"})
    void every_value_has_a_default_a_comment_and_a_description(String chart) {
        JsonNode defaults = Chart.yaml(chart, "values.yaml");
        List<String> leaves = new ArrayList<>();
        Chart.read(chart, "values.yaml").lines().forEach(line -> {
            if (line.matches("^ *[A-Za-z_]+: *[^ #].*") && !line.contains("# ")) {
                leaves.add(line);
            }
        });
        assertThat(leaves).as("values without a comment").isEmpty();
        assertThat(values(chart)).allSatisfy((path, schema) -> {
            assertThat(schema.path("description").asText()).as(path).isNotBlank();
            assertThat(defaults.at("/" + path.replace('.', '/')).isMissingNode())
                    .as(path)
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyodo", "kyodo-backing"})
    void every_value_is_used_by_a_template(String chart) {
        String templates = Chart.templates(chart).map(Map.Entry::getValue).collect(Collectors.joining("\n"));
        List<String> unused = values(chart).keySet().stream()
                .filter(path -> !path.startsWith("services."))
                .filter(path -> {
                    // The last two parts, or a block that is used as a whole.
                    String[] parts = path.split("\\.");
                    return Arrays.stream(parts)
                            .skip(Math.max(0, parts.length - 1))
                            .anyMatch(part -> !templates.contains("." + part));
                })
                .toList();
        assertThat(unused).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyodo", "kyodo-backing"})
    void the_table_of_values_is_that_of_the_schema(String chart) throws IOException {
        JsonNode defaults = Chart.yaml(chart, "values.yaml");
        String table = "| value | what | default |\n|---|---|---|\n"
                + values(chart).entrySet().stream()
                        .map(value -> "| `%s` | %s | `%s` |"
                                .formatted(
                                        value.getKey(),
                                        value.getValue()
                                                .path("description")
                                                .asText()
                                                .replace("|", "\\|"),
                                        defaults.at("/" + value.getKey().replace('.', '/'))))
                        .collect(Collectors.joining("\n"))
                + "\n";
        String text = Chart.read(chart, "README.md");
        String before = text.substring(0, text.indexOf("| value |"));
        if (Boolean.getBoolean("kyodo.accept")) {
            Files.writeString(Chart.folder(chart).resolve("README.md"), before + table);
        }
        assertThat(Chart.read(chart, "README.md")).isEqualTo(before + table);
    }

    @Test
    void a_service_has_its_own_over_the_defaults_and_lists_as_a_whole() {
        Chart chart = Chart.example("external")
                .with("defaults: {tolerations: [{key: a, operator: Exists}], resources: {requests: {cpu: 50m}}}\n"
                        + "services: {grant: {replicas: 3, tolerations: [{key: b, operator: Exists}],"
                        + " resources: {requests: {cpu: 200m}}}}");
        Manifests manifests = chart.render();
        JsonNode grant = manifests.get(Manifests.Kind.Deployment, "kyodo-grant").json();
        assertThat(grant.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(grant.at("/spec/template/spec/tolerations")).hasSize(1);
        assertThat(grant.at("/spec/template/spec/containers/0/resources").toString())
                .isEqualTo("{\"limits\":{\"memory\":\"384Mi\"},\"requests\":{\"cpu\":\"200m\",\"memory\":\"384Mi\"}}");
        assertThat(manifests
                        .get(Manifests.Kind.Deployment, "kyodo-proposal")
                        .json()
                        .at("/spec/template/spec/tolerations/0/key")
                        .asText())
                .isEqualTo("a");
    }

    @Test
    void production_needs_three_secrets_and_a_short_file() {
        String file = Chart.read("kyodo", "examples/external.yaml");
        assertThat(file.lines()).hasSizeLessThan(30);
        assertThat(Chart.example("external")
                        .render()
                        .withPods()
                        .flatMap(one -> one.podSpec().orElseThrow().findValues("secret").stream())
                        .map(secret -> secret.path("name")
                                .asText(secret.path("secretName").asText()))
                        .filter(name -> !name.isEmpty() && !name.equals("kyodo-ca"))
                        .distinct())
                .containsExactlyInAnyOrder("kyodo-kafka", "kyodo-mongodb", "kyodo-keys");
    }
}
