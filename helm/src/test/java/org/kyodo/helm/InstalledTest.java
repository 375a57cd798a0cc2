package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.kyodo.helm.Manifests.Kind;

/** A service with what the rendered pod gives it: production takes its settings, and it does what the pod's probes and monitors ask. */
class InstalledTest {
    private final Installed installed = Installed.running();

    @Test
    void it_starts_for_production_and_its_probes_and_metrics_are_where_the_chart_says() {
        JsonNode container = installed
                .manifests()
                .get(Kind.Deployment, "kyodo-" + Installed.COMPONENT)
                .json()
                .at("/spec/template/spec/containers/0");
        for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
            JsonNode get = container.path(probe).path("httpGet");
            assertThat(get.path("port").asText()).isEqualTo("http");
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            installed.ask(false, get.path("path").asText()).statusCode())
                    .as(probe)
                    .isEqualTo(200));
        }
        String metrics = Switches.with(java.util.List.of(Switches.OBSERVED)).render().all().stream()
                .filter(one -> one.kind().equals("ServiceMonitor"))
                .findFirst()
                .orElseThrow()
                .json()
                .at("/spec/endpoints/0/path")
                .asText();
        assertThat(installed.ask(true, metrics).statusCode()).isEqualTo(200);
        assertThat(installed.ask(false, metrics).statusCode()).isEqualTo(401);
        assertThat(installed.ask(true, "/api/v1/subscriptions").statusCode()).isBetween(401, 404);
    }

    @Test
    void nothing_secret_is_among_the_variables() {
        assertThat(installed
                        .manifests()
                        .get(Kind.Deployment, "kyodo-" + Installed.COMPONENT)
                        .variables())
                .allSatisfy((name, value) -> assertThat(name + "=" + value)
                        .doesNotContainIgnoringCase("password")
                        .doesNotContainIgnoringCase("jaas")
                        .doesNotContainIgnoringCase("masterkey"));
    }
}
