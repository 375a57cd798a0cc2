package org.kyodo.evaluation.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupStanding;

/** Every record there ever was of the events that this service listens to can be read. */
class EvaluationReactionsTest {
    private final EvaluationReactions reactions = new EvaluationReactions(null);

    static Stream<Sample> samplesOfProposals() {
        return samplesOf(ProposalEvent.class);
    }

    static Stream<Sample> samplesOfGroups() {
        return samplesOf(GroupEvent.class);
    }

    private static Stream<Sample> samplesOf(Class<?> events) {
        return GoldenSamples.all().stream()
                .filter(sample -> sample.event().filter(events::isInstance).isPresent());
    }

    @ParameterizedTest
    @MethodSource("samplesOfProposals")
    void only_an_adoption_has_an_evaluation_planned(Sample sample) {
        ProposalEvent event = (ProposalEvent) sample.event().orElseThrow();
        List<Instruction<?>> asked = reactions.on(new Recorded<>(sample.envelope(), event));
        assertThat(asked).hasSize(event instanceof ProposalAdopted ? 1 : 0);
        assertThat(reactions.on(new Recorded<>(sample.envelope(), event))).isEqualTo(asked);
    }

    @ParameterizedTest
    @MethodSource("samplesOfGroups")
    void a_group_is_known_from_its_registration_on(Sample sample) {
        GroupEvent event = (GroupEvent) sample.event().orElseThrow();
        assertThat(GroupStanding.after(Optional.empty(), event).isPresent())
                .isEqualTo(event instanceof GroupRegistered);
    }
}
