package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.Platform;

/** Alerts and dashboards ask only for metrics and labels that a service tells, and in a way that holds for several replicas. */
class MetricsTest {
    /** Those that every replica tells alike, of the database or the broker. */
    private static final Set<String> SHARED = Set.of(
            "kyodo_outbox_pending",
            "kyodo_outbox_age_seconds",
            "kyodo_inbox_held",
            "kyodo_inbox_gaps_age_seconds",
            "kyodo_journal_behind",
            "kyodo_indexes_missing",
            "spring_cloud_stream_binder_kafka_offset");

    /** Given by Prometheus, not by a service. */
    private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("namespace", "pod", "job");

    private static final Pattern METRIC = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\{([^}]*)}");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)\\s*(?:=~|!~|!=|=)\\s*\"");
    private static final Pattern BY = Pattern.compile("by \\(([^)]*)\\)");

    private static Map<String, Set<String>> scraped;

    /** Something of each kind happens: a command, an event, a gap, a record that contradicts itself, a webhook. */
    @BeforeAll
    static void work() {
        Installed installed = Installed.running();
        Platform platform = installed.platform();
        platform.as("acct-saito", "352039", "disaster-prevention", Role.STAFF)
                .post(
                        "/api/v1/subscriptions",
                        "{\"department\": \"disaster-prevention\", \"terms\": {\"name\": \"計測\", \"filter\": {\"types\": [],"
                                + " \"fieldTypes\": [], \"areas\": [], \"forms\": [], \"stages\": [], \"amountMin\": null},"
                                + " \"channels\": [\"IN_APP\"]}}")
                .expect(201);
        String group = Ids.next().toString();
        var told = platform.foreign("352039", group, 1, GroupFacts.started(GroupId.of(group), "acct-group"));
        platform.publish(told);
        String other = Ids.next().toString();
        platform.publish(platform.foreign("352039", other, 5, GroupFacts.started(GroupId.of(other), "acct-group")));
        platform.publish("kyodo.proposal.events", group, told.envelope().toHeaders(), told.data());
        installed
                .service()
                .getBean(CircuitBreakerRegistry.class)
                .circuitBreaker("https://hooks.city.example:443")
                .executeRunnable(() -> {});
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            scraped = scrape(installed.ask(true, "/actuator/prometheus").body());
            assertThat(scraped)
                    .containsKeys(
                            "kyodo_commands_total",
                            "kyodo_relay_acked_total",
                            "kyodo_inbox_contradictions_total",
                            "spring_cloud_stream_binder_kafka_offset");
        });
    }

    /** Each metric with the labels it has. */
    private static Map<String, Set<String>> scrape(String text) {
        return text.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> METRIC.matcher(line.contains("{") ? line : line.replaceFirst(" ", "{} ")))
                .flatMap(found -> found.results())
                .collect(Collectors.toMap(found -> found.group(1), found -> labels(found.group(2)), (one, other) -> {
                    one.addAll(other);
                    return one;
                }));
    }

    private static Set<String> labels(String selection) {
        return LABEL.matcher(selection)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Where something is asked, and what. */
    record Asked(String where, String expression) {
        @Override
        public String toString() {
            return where;
        }
    }

    static List<Asked> expressions() {
        List<Asked> asked = new ArrayList<>();
        rules().forEach(rule -> asked.add(
                new Asked(rule.path("alert").asText(), rule.path("expr").asText())));
        dashboards().forEach((name, board) -> {
            board.path("panels").forEach(panel -> panel.path("targets")
                    .forEach(target -> asked.add(new Asked(
                            name + ": " + panel.path("title").asText(),
                            target.path("expr").asText()))));
        });
        return asked;
    }

    private static List<JsonNode> rules() {
        List<JsonNode> rules = new ArrayList<>();
        Chart.yaml("kyodo", "files/rules/kyodo.yaml").path("groups").forEach(group -> group.path("rules")
                .forEach(rules::add));
        return rules;
    }

    private static Map<String, JsonNode> dashboards() {
        try (Stream<Path> files = Files.list(Chart.folder("kyodo").resolve("files/dashboards"))) {
            return files.map(file -> file.getFileName().toString())
                    .collect(Collectors.toMap(name -> name, name -> Chart.yaml("kyodo", "files/dashboards/" + name)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What is wrong with an expression; empty where nothing is. */
    private static List<String> faults(String expression) {
        List<String> faults = new ArrayList<>();
        Set<String> known = new TreeSet<>(LABELS_OF_PROMETHEUS);
        List<MatchResult> selections = METRIC.matcher(expression).results().toList();
        if (selections.isEmpty()) {
            faults.add("asks for nothing");
        }
        for (MatchResult selection : selections) {
            String metric = selection.group(1);
            if (metric.equals("up")) {
                continue;
            }
            if (!scraped.containsKey(metric)) {
                faults.add("nobody tells " + metric);
                continue;
            }
            known.addAll(scraped.get(metric));
            labels(selection.group(2)).stream()
                    .filter(label -> !LABELS_OF_PROMETHEUS.contains(label)
                            && !scraped.get(metric).contains(label))
                    .forEach(label -> faults.add(metric + " has no label " + label));
            if (SHARED.contains(metric)
                    && expression.substring(0, selection.start()).matches("(?s).*\\bsum\\b[^)]*(\\([^)]*\\)[^)]*)?$")) {
                faults.add("adds up " + metric + ", which every replica tells alike");
            }
            if (metric.endsWith("_total")
                    && !expression
                            .substring(Math.max(0, selection.start() - 100), selection.start())
                            .matches(
                                    "(?s).*\\bsum by \\([^)]*\\) \\($|.*sum by.*(rate|increase)\\($|.*sum \\(rate\\($")) {
                faults.add(metric + " is each replica's own, so it is to be added up");
            }
        }
        BY.matcher(expression)
                .results()
                .flatMap(by -> Stream.of(by.group(1).split(",\\s*")))
                .filter(label -> !known.contains(label) && !label.equals("le"))
                .forEach(label -> faults.add("nobody tells the label " + label));
        return faults;
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void asks_for_what_is_there(Asked asked) {
        assertThat(faults(asked.expression())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "max(kyodo_outbox_pendin{job=\"a\"})",
                "max(kyodo_inbox_held{stat=\"parked\"})",
                "max by (handler) (kyodo_outbox_pending{job=\"a\"})",
                "sum by (topic) (kyodo_outbox_pending{job=\"a\"})",
                "max(kyodo_commands_total{outcome=\"Busy\"})",
                "1 > 0"
            })
    void finds_what_asks_for_something_else(String expression) {
        assertThat(faults(expression)).isNotEmpty();
    }

    @Test
    void every_alert_tells_in_both_languages_and_leads_to_its_runbook() throws IOException {
        Set<String> anchors = Files.readString(Path.of("../docs/operating.md"))
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> "#"
                        + line.replaceFirst("^#+ ", "")
                                .toLowerCase(java.util.Locale.ROOT)
                                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                                .replace(' ', '-'))
                .collect(Collectors.toSet());
        assertThat(rules()).isNotEmpty().allSatisfy(rule -> {
            JsonNode told = rule.path("annotations");
            for (String text : List.of("summary", "description")) {
                assertThat(told.path(text).asText().replaceAll("\\{\\{[^}]*}}", ""))
                        .matches("(?s).*[\\u3041-\\u9fff].*[a-z]{3}.*");
            }
            assertThat(anchors).contains(told.path("runbook_url").asText());
            assertThat(rule.at("/labels/severity").asText()).isIn("warning", "critical");
        });
        assertThat(rules().stream().map(rule -> rule.path("alert").asText())).doesNotHaveDuplicates();
    }

    @Test
    void rendered_runbooks_lead_to_the_address_that_is_set() {
        assertThat(Switches.with(List.of(Switches.OBSERVED))
                        .with("observability: {rules: {runbooks: 'https://wiki.example/operating'}}")
                        .render()
                        .of(Manifests.Kind.PrometheusRule)
                        .findFirst()
                        .orElseThrow()
                        .json()
                        .findValuesAsText("runbook_url"))
                .hasSize(rules().size())
                .allMatch(address -> address.startsWith("https://wiki.example/operating#kyodo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "test"})
    void prometheus_own_tool_agrees_where_it_is_there(String what) throws Exception {
        assumeThat(Path.of("/usr/bin/promtool")).exists();
        Path file = what.equals("check")
                ? Chart.folder("kyodo").resolve("files/rules/kyodo.yaml")
                : Path.of("src/test/resources/rules-test.yaml");
        Process promtool = new ProcessBuilder("promtool", what, "rules", file.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes());
        assertThat(promtool.waitFor()).as(said).isZero();
    }
}
