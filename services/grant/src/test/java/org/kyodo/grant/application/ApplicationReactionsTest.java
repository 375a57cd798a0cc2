package org.kyodo.grant.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistered;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.grant.application.ApplicationCommand.DraftApplication;
import org.kyodo.presets.Presets;

/** Every record there ever was of the events that this service listens to can be read. */
class ApplicationReactionsTest {
    private final ApplicationReactions reactions = new ApplicationReactions(null, Presets.load());

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
    void only_an_adoption_as_a_subsidy_opens_an_application(Sample sample) {
        ProposalEvent event = (ProposalEvent) sample.event().orElseThrow();
        List<Instruction<?>> asked = reactions.on(new Recorded<>(sample.envelope(), event));
        boolean subsidy =
                event instanceof ProposalAdopted adopted && adopted.adoption().form() == CollaborationForm.SUBSIDY;
        assertThat(asked).hasSize(subsidy ? 1 : 0);
        assertThat(reactions.on(new Recorded<>(sample.envelope(), event))).isEqualTo(asked);
    }

    @Test
    void the_application_takes_over_what_was_adopted() {
        Sample sample = GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1");
        ProposalAdopted adopted = (ProposalAdopted) sample.event().orElseThrow();
        assertThat(reactions
                        .on(new Recorded<>(sample.envelope(), adopted))
                        .getFirst()
                        .command())
                .isEqualTo(new DraftApplication(new ApplicationDossier(
                        adopted.adoption().programme().orElseThrow(),
                        adopted.outline().requested().orElseThrow(),
                        adopted.collaboration())));
    }

    @ParameterizedTest
    @MethodSource("samplesOfGroups")
    void a_group_is_known_from_its_registration_on(Sample sample) {
        GroupEvent event = (GroupEvent) sample.event().orElseThrow();
        assertThat(GroupStanding.after(Optional.empty(), event).isPresent())
                .isEqualTo(event instanceof GroupRegistered);
    }
}
