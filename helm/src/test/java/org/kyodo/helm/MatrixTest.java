package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Switches that meet: whatever two are on or off together, the rendering passes every check. */
class MatrixTest {

    static List<List<Switches>> combinations() {
        return Switches.pairs();
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void passes_every_check(List<Switches> on) {
        check(Switches.with(on));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluation: {enabled: true, journey: false}",
                "evaluation: {enabled: true, existingSecret: mine, persistence: {enabled: true, storageClass: fast}}",
                "evaluation: {enabled: true}\nnetwork: {enabled: false}\nrotation: '1'",
                "evaluation: {enabled: true}\nmunicipalities: ['352039', NP]\nsecurityContext: {runAsUser: null}"
            })
    void of_the_evaluation_too(String values) {
        check(Chart.kyodo().with(values));
    }

    private static void check(Chart chart) {
        Manifests manifests = chart.render();
        assertThat(RenderTest.faults(manifests)).isEmpty();
        assertThat(manifests.all().stream()
                        .flatMap(one -> ApiModels.fault(one).stream().map(fault -> one + ": " + fault)))
                .isEmpty();
        assertThat(manifests.withPods().flatMap(one -> Restricted.faults(one).stream()))
                .isEmpty();
    }

    @Test
    void every_two_meet_in_every_way() {
        List<List<Switches>> combinations = combinations();
        assertThat(combinations).hasSizeLessThan(20);
        for (Switches one : Switches.values()) {
            for (Switches other : Switches.values()) {
                if (one != other) {
                    assertThat(combinations).anyMatch(on -> on.contains(one) && on.contains(other));
                    assertThat(combinations).anyMatch(on -> on.contains(one) && !on.contains(other));
                    assertThat(combinations).anyMatch(on -> !on.contains(one) && !on.contains(other));
                }
            }
        }
    }
}
