package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.kyodo.helm.Manifests.Kind;

/** A pod has the time that a stop takes at most, and a rollout waits as long as a take-over: both as the code has it. */
class GraceTest {
    private static final Path CHASSIS = Path.of("../services/chassis/src/main");

    private static int seconds(String file, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text(file));
        assertThat(found.find()).as(file + ": " + pattern).isTrue();
        return Integer.parseInt(found.group(1));
    }

    private static String text(String file) {
        try {
            return Files.readString(CHASSIS.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> deployments() {
        return Chart.example("external")
                .render()
                .of(Kind.Deployment)
                .map(one -> one.json().path("spec"))
                .toList();
    }

    @Test
    void a_pod_is_killed_only_after_all_that_a_stop_may_take() {
        JsonNode stop = Manifests.yaml(text("resources/chassis.yml")).at("/kyodo/stop");
        int all = 0;
        for (JsonNode part : stop) {
            all += Integer.parseInt(part.asText().replace("s", ""));
        }
        int stops = all;
        assertThat(stops).isGreaterThan(30);
        assertThat(deployments()).hasSize(5).allSatisfy(spec -> {
            JsonNode pod = spec.at("/template/spec");
            int preStop =
                    pod.at("/containers/0/lifecycle/preStop/sleep/seconds").asInt();
            assertThat(preStop).isPositive();
            // Some seconds to close everything after that.
            assertThat(pod.path("terminationGracePeriodSeconds").asInt()).isGreaterThanOrEqualTo(preStop + stops + 5);
        });
    }

    @Test
    void no_two_take_overs_overlap_in_a_rollout() {
        int lease = seconds("java/org/kyodo/chassis/relay/Leases.java", "EXPIRY = Duration.ofSeconds\\((\\d+)\\)");
        int session = seconds("resources/chassis.yml", "session.timeout.ms: (\\d+)000");
        assertThat(deployments()).allSatisfy(spec -> {
            assertThat(spec.path("minReadySeconds").asInt())
                    .isGreaterThan(lease + 1)
                    .isGreaterThanOrEqualTo(session);
            assertThat(spec.at("/strategy/rollingUpdate").toString())
                    .isEqualTo("{\"maxSurge\":1,\"maxUnavailable\":0}");
        });
    }

    @Test
    void a_failover_of_the_database_does_not_empty_the_service_nor_restart_a_pod() {
        // An election takes twelve seconds at most.
        assertThat(deployments()).allSatisfy(spec -> {
            JsonNode container = spec.at("/template/spec/containers/0");
            JsonNode ready = container.path("readinessProbe");
            assertThat(ready.path("periodSeconds").asInt()
                            * ready.path("failureThreshold").asInt())
                    .isGreaterThan(12);
            assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/livez");
            JsonNode startup = container.path("startupProbe");
            assertThat(startup.path("periodSeconds").asInt()
                            * startup.path("failureThreshold").asInt())
                    .isGreaterThanOrEqualTo(120);
        });
    }
}
