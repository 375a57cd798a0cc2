package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.helm.Manifests.Kind;
import org.kyodo.helm.Manifests.Resource;

/** What Helm makes of the charts. {@code -Dkyodo.accept=true} takes what it makes now for right. */
class RenderTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    static Stream<Map.Entry<String, Chart>> everything() {
        return Stream.concat(
                Chart.examples().stream().map(example -> Map.entry(example, Chart.example(example))),
                Stream.of(Map.entry("backing", Chart.backing())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"external", "operators", "evaluation", "backing"})
    void is_as_it_was(String profile) throws IOException {
        Chart chart = profile.equals("backing") ? Chart.backing() : Chart.example(profile);
        String rendered = Chart.withoutDrawn(chart.text());
        Path file = GOLDEN.resolve(profile + ".yaml");
        if (Boolean.getBoolean("kyodo.accept")) {
            Files.writeString(file, rendered);
        }
        assertThat(rendered).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("everything")
    void is_the_same_twice(Map.Entry<String, Chart> chart) {
        assertThat(Chart.withoutDrawn(chart.getValue().text()))
                .isEqualTo(Chart.withoutDrawn(chart.getValue().text()));
        if (!chart.getKey().equals("evaluation")) {
            assertThat(chart.getValue().text()).isEqualTo(chart.getValue().text());
        }
    }

    @ParameterizedTest
    @MethodSource("everything")
    void has_unique_names_right_labels_and_owners_that_are_there(Map.Entry<String, Chart> chart) {
        Manifests manifests = chart.getValue().render();
        assertThat(manifests.all()).doesNotHaveDuplicates().isNotEmpty();
        assertThat(manifests.all().stream().map(Resource::toString)).doesNotHaveDuplicates();
        assertThat(faults(manifests)).isEmpty();
    }

    /** What hangs together: namespaces, selectors and the pods they are meant for, accounts, named ports, volumes. */
    static List<String> faults(Manifests manifests) {
        List<String> faults = new java.util.ArrayList<>();
        manifests.all().forEach(one -> {
            if (!one.json().at("/metadata/namespace").asText().equals("kyodo")) {
                faults.add(one + ": no namespace");
            }
            if (!one.json()
                    .at("/metadata/labels")
                    .path("app.kubernetes.io/part-of")
                    .asText()
                    .equals("kyodo")) {
                faults.add(one + ": no labels");
            }
        });
        List<Resource> withPods = manifests.withPods().toList();
        withPods.forEach(one -> {
            var spec = one.podSpec().orElseThrow();
            String account = spec.path("serviceAccountName").asText();
            if (manifests.of(Kind.ServiceAccount).noneMatch(it -> it.name().equals(account))) {
                faults.add(one + ": no account " + account);
            }
            Map<String, String> selector = Manifests.strings(one.json().at("/spec/selector/matchLabels"));
            if (!one.podLabels().entrySet().containsAll(selector.entrySet())) {
                faults.add(one + ": selects other pods than its own");
            }
            if (one.podLabels().keySet().stream().anyMatch(it -> it.contains("version") || it.contains("chart"))
                    && !one.kind().equals("Pod")) {
                faults.add(one + ": every upgrade would replace its pods");
            }
            List<String> volumes = new java.util.ArrayList<>();
            spec.path("volumes").forEach(it -> volumes.add(it.path("name").asText()));
            List<String> mounted = new java.util.ArrayList<>();
            for (String containers : List.of("containers", "initContainers")) {
                spec.path(containers).forEach(container -> container
                        .path("volumeMounts")
                        .forEach(it -> mounted.add(it.path("name").asText())));
            }
            one.json()
                    .at("/spec/volumeClaimTemplates")
                    .forEach(it -> volumes.add(it.at("/metadata/name").asText()));
            mounted.stream().filter(it -> !volumes.contains(it)).forEach(it -> faults.add(one + ": no volume " + it));
            volumes.stream()
                    .filter(it -> !mounted.contains(it))
                    .forEach(it -> faults.add(one + ": nobody mounts " + it));
            spec.at("/containers/0/env").findValuesAsText("name").stream()
                    .collect(Collectors.groupingBy(it -> it, Collectors.counting()))
                    .forEach((variable, times) -> {
                        if (times > 1 && variable.startsWith("KYODO")) {
                            faults.add(one + ": " + variable + " twice");
                        }
                    });
        });
        Stream.concat(manifests.of(Kind.Service), manifests.of(Kind.PodDisruptionBudget))
                .forEach(one -> {
                    Map<String, String> selector = Manifests.strings(
                            one.kind().equals("Service")
                                    ? one.json().at("/spec/selector")
                                    : one.json().at("/spec/selector/matchLabels"));
                    List<Resource> selected = withPods.stream()
                            .filter(it -> it.podLabels().entrySet().containsAll(selector.entrySet()))
                            .toList();
                    if (selected.size() != 1) {
                        faults.add(one + ": selects the pods of " + selected);
                        return;
                    }
                    List<String> ports = new java.util.ArrayList<>();
                    selected.getFirst()
                            .podSpec()
                            .orElseThrow()
                            .at("/containers/0/ports")
                            .forEach(it -> ports.add(it.path("name").asText()));
                    one.json().at("/spec/ports").forEach(it -> {
                        if (!ports.contains(it.path("targetPort").asText())) {
                            faults.add(
                                    one + ": no port " + it.path("targetPort").asText());
                        }
                    });
                });
        return faults;
    }

    @ParameterizedTest
    @ValueSource(strings = {"namespace", "account", "selector", "version", "volume", "port"})
    void finds_what_does_not_hang_together(String broken) {
        Manifests right = Chart.example("external").render();
        Manifests wrong =
                switch (broken) {
                    case "namespace" ->
                        right.broken(Kind.Service, "kyodo-grant", it -> it.withObject("/metadata")
                                .remove("namespace"));
                    case "account" ->
                        right.broken(Kind.Deployment, "kyodo-grant", it -> it.withObject("/spec/template/spec")
                                .put("serviceAccountName", "default"));
                    case "selector" ->
                        right.broken(Kind.PodDisruptionBudget, "kyodo-grant", it -> it.withObject(
                                        "/spec/selector/matchLabels")
                                .put("app.kubernetes.io/component", "grants"));
                    case "version" ->
                        right.broken(
                                Kind.Deployment, "kyodo-grant", it -> it.withObject("/spec/template/metadata/labels")
                                        .put("app.kubernetes.io/version", "1"));
                    case "volume" ->
                        right.broken(Kind.Deployment, "kyodo-grant", it -> it.withObject("/spec/template/spec")
                                .putArray("volumes"));
                    default ->
                        right.broken(Kind.Deployment, "kyodo-grant", it -> it.withObject(
                                        "/spec/template/spec/containers/0/ports/0")
                                .put("name", "web"));
                };
        assertThat(faults(wrong)).hasSizeGreaterThanOrEqualTo(1).hasSizeLessThan(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kyodo", "kyodo-backing"})
    void the_linter_has_nothing_to_say(String chart) {
        LintResult result = new Helm(Chart.folder(chart)).lint().strict().call();
        assertThat(result.isFailed()).as("%s", result.getMessages()).isFalse();
    }

    @Test
    void hooks_are_the_keys_the_journey_and_the_check_and_nothing_else() {
        Map<String, String> hooks = new TreeMap<>();
        for (String example : List.of("evaluation", "external")) {
            Chart.example(example).render().all().stream()
                    .filter(one -> one.json().at("/metadata/annotations").has(Chart.RENAMED_HOOK))
                    .forEach(one -> hooks.put(
                            one.toString(),
                            one.json()
                                    .at("/metadata/annotations")
                                    .path(Chart.RENAMED_HOOK)
                                    .asText()));
        }
        assertThat(hooks)
                .isEqualTo(Map.of(
                        "Secret/kyodo-evaluation-keys", "pre-install",
                        "Job/kyodo-journey", "post-install",
                        "Pod/kyodo-check", "test"));
    }

    private static final Pattern ASKS = Pattern.compile(
            "\\{\\{[^}]*(?<![.$\\w\"-])(lookup|now|date|rand\\w+|gen\\w+|uuidv4|env|getHostByName|\\$?\\.Capabilities\\.APIVersions)(?![\\w.\"])");

    @Test
    void nothing_in_the_templates_asks_the_cluster_or_the_clock_or_chance_but_the_keys_of_the_evaluation() {
        assertThat(Stream.of("kyodo", "kyodo-backing")
                        .flatMap(Chart::templates)
                        .filter(template -> ASKS.matcher(template.getValue()).find())
                        .map(Map.Entry::getKey))
                .containsExactly("keys.yaml");
    }

    @Test
    void presets_have_the_hash_of_their_content_in_their_name_and_a_change_replaces_the_pods() {
        String production = "presets: {existingConfigMap: '', files: {352039-yamaguchi.yaml: '%s'}}";
        Manifests before =
                Chart.example("external").with(production.formatted("a: 1")).render();
        Manifests after =
                Chart.example("external").with(production.formatted("a: 2")).render();
        assertThat(List.of(before, after)).allSatisfy(manifests -> {
            Resource presets = manifests.of(Kind.ConfigMap).findFirst().orElseThrow();
            assertThat(presets.name()).matches("kyodo-presets-[0-9a-f]{10}");
            assertThat(presets.json().path("immutable").asBoolean()).isTrue();
            assertThat(manifests.get(Kind.Deployment, "kyodo-grant").json().toString())
                    .contains("\"configMap\":{\"name\":\"" + presets.name() + "\"}");
        });
        assertThat(before.of(Kind.ConfigMap).findFirst().orElseThrow().name())
                .isNotEqualTo(after.of(Kind.ConfigMap).findFirst().orElseThrow().name());
    }

    @Test
    void another_spec_of_the_topics_is_another_job() {
        String first = topicsJob(Chart.example("external"));
        assertThat(topicsJob(Chart.example("external").with("routes: {ingress: {host: other.example}}")))
                .isEqualTo(first);
        assertThat(topicsJob(Chart.example("external").with("kafka: {topics: {partitions: 12}}")))
                .isNotEqualTo(first);
    }

    private static String topicsJob(Chart chart) {
        return chart.render().of(Kind.Job).findFirst().orElseThrow().name();
    }

    @Test
    void two_releases_in_one_namespace_share_no_name() {
        List<String> one = Chart.example("external").render().all().stream()
                .map(Resource::toString)
                .toList();
        List<String> other = Chart.example("external").render("second").all().stream()
                .map(Resource::toString)
                .toList();
        assertThat(one).doesNotContainAnyElementsOf(other);
    }
}
