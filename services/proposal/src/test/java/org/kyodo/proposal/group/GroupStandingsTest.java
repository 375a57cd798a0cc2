package org.kyodo.proposal.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupStanding;

/** Every record there ever was of a group's events can be read here. */
class GroupStandingsTest {
    static Stream<Sample> samples() {
        return GoldenSamples.all().stream()
                .filter(sample ->
                        sample.event().filter(GroupEvent.class::isInstance).isPresent());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_group_is_known_from_its_registration_on(Sample sample) {
        Optional<GroupStanding> standing = after(Optional.empty(), sample);
        assertThat(standing.isPresent()).isEqualTo(sample.event().orElseThrow() instanceof GroupRegistered);
    }

    @Test
    void a_suspension_stands_until_the_group_is_reinstated() {
        Optional<GroupStanding> registered =
                after(Optional.empty(), GoldenSamples.of("kyodo.registry.GroupRegistered.v1"));
        Optional<GroupStanding> suspended = after(registered, GoldenSamples.of("kyodo.registry.GroupSuspended.v1"));
        assertThat(suspended.orElseThrow().suspendedSince()).isPresent();
        assertThat(after(suspended, GoldenSamples.of("kyodo.registry.GroupReinstated.v1")))
                .isEqualTo(registered);
    }

    private static Optional<GroupStanding> after(Optional<GroupStanding> known, Sample sample) {
        return GroupConfiguration.after(known, new Recorded<>(sample.envelope(), (GroupEvent)
                sample.event().orElseThrow()));
    }
}
