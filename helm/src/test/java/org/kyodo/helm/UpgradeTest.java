package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.helm.Manifests.Kind;
import org.kyodo.helm.Manifests.Resource;

/**
 * What an upgrade cannot change in place, or others rely on. {@code unchangeable.txt} is that of the last release: a line may come, but none
 * may go or differ without a word in CHANGELOG.md on how to get from one to the other.
 */
class UpgradeTest {
    private static final Path LAST = Path.of("src/test/resources/unchangeable.txt");

    /** Selectors, claims of volumes, names of Services and of what is kept, and the accounts on the brokers. */
    private static Map<String, String> unchangeable(Manifests manifests) {
        Map<String, String> all = new TreeMap<>();
        manifests.all().forEach(one -> {
            switch (one.kind()) {
                case "Deployment", "StatefulSet" ->
                    all.put(
                            one.toString(),
                            one.json().at("/spec/selector").toString()
                                    + one.json().at("/spec/serviceName")
                                    + one.json().at("/spec/volumeClaimTemplates"));
                case "Service" ->
                    all.put(
                            one.toString(),
                            one.json()
                                    .at("/spec/ports")
                                    .findValuesAsText("port")
                                    .toString());
                case "KafkaTopic", "KafkaUser", "Kafka", "KafkaNodePool", "MongoDBCommunity" ->
                    all.put(one.toString(), "");
                default -> {}
            }
        });
        return all;
    }

    private static Map<String, String> now() {
        Map<String, String> all = new TreeMap<>();
        for (Chart chart : List.of(
                Chart.example("operators"),
                Chart.example("evaluation").with("evaluation: {existingSecret: keys, persistence: {enabled: true}}"),
                Chart.backing())) {
            all.putAll(unchangeable(chart.render()));
        }
        return all;
    }

    @Test
    void nothing_that_cannot_be_changed_has_changed_since_the_last_release() throws IOException {
        String lines = now().entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("kyodo.accept")) {
            Files.writeString(LAST, lines);
        }
        assertThat(lines.lines()).containsAll(Files.readAllLines(LAST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Deployment", "StatefulSet", "Service"})
    void a_change_is_found(String kind) throws IOException {
        Manifests right = Chart.example("evaluation").render();
        Manifests wrong = right.broken(
                Kind.valueOf(kind), kind.equals("Deployment") ? "kyodo-grant" : "kyodo-embedded", it -> it.withObject(
                                kind.equals("Service") ? "/spec/ports/0" : "/spec/selector/matchLabels")
                        .put("port", "1"));
        assertThat(unchangeable(wrong)).isNotEqualTo(unchangeable(right));
    }

    @Test
    void a_pod_does_not_know_the_version_of_the_chart_so_that_settings_alone_replace_none() {
        assertThat(Chart.example("external").render().withPods().filter(one -> !one.kind()
                        .equals("Pod")))
                .allSatisfy((Resource one) -> assertThat(
                                one.json().at("/spec/template/metadata").toString())
                        .doesNotContain("0.1.0"));
    }

    @Test
    void what_holds_events_or_settings_of_earlier_pods_stays_when_it_is_no_longer_rendered() {
        List<Resource> kept = List.of(
                        Chart.example("operators"), Chart.backing(), Switches.with(List.of(Switches.PRESETS_AS_FILES)))
                .stream()
                .flatMap(chart -> chart.render().all().stream())
                .filter(one -> one.json()
                        .at("/metadata/annotations")
                        .path("helm.sh/resource-policy")
                        .asText()
                        .equals("keep"))
                .toList();
        assertThat(kept.stream().map(Resource::kind).distinct())
                .containsExactlyInAnyOrder("KafkaTopic", "Kafka", "KafkaNodePool", "MongoDBCommunity", "ConfigMap");
    }

    @Test
    void the_version_is_that_of_the_project() throws IOException {
        String version = Files.readString(Path.of("../pom.xml"))
                .replaceAll("(?s).*<artifactId>kyodo</artifactId>\\s*<version>([0-9.]+)(-SNAPSHOT)?</version>.*", "$1");
        for (String chart : List.of("kyodo", "kyodo-backing")) {
            assertThat(Chart.yaml(chart, "Chart.yaml").path("version").asText()).isEqualTo(version);
            assertThat(Chart.yaml(chart, "Chart.yaml").path("appVersion").asText())
                    .isEqualTo(version);
        }
    }
}
