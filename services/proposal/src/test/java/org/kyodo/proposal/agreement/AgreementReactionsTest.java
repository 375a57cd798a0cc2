package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Words;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;

/** Every record there ever was of a proposal's events can be read, and asks for the same each time. */
class AgreementReactionsTest {
    private final AgreementReactions reactions = new AgreementReactions(null, new Municipalities() {
        @Override
        public boolean serves(MunicipalityCode municipality) {
            return true;
        }

        @Override
        public String ruleSetVersion(MunicipalityCode municipality) {
            return "1";
        }
    });

    static Stream<Sample> samples() {
        return GoldenSamples.all().stream()
                .filter(sample ->
                        sample.event().filter(ProposalEvent.class::isInstance).isPresent());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void only_an_adoption_asks_for_a_draft(Sample sample) {
        ProposalEvent event = (ProposalEvent) sample.event().orElseThrow();
        List<Instruction<?>> asked = reactions.on(new Recorded<>(sample.envelope(), event));
        assertThat(asked).hasSize(event instanceof ProposalAdopted ? 1 : 0);
        assertThat(reactions.on(new Recorded<>(sample.envelope(), event))).isEqualTo(asked);
    }

    @Test
    void the_draft_carries_what_was_adopted() {
        Sample sample = GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1");
        ProposalAdopted adopted = (ProposalAdopted) sample.event().orElseThrow();
        Instruction<?> asked =
                reactions.on(new Recorded<>(sample.envelope(), adopted)).getFirst();
        assertThat(asked.command())
                .isEqualTo(new DraftAgreement(
                        adopted.collaboration(),
                        new AgreementTemplates().clauses(adopted.agreed().form(), Words.JAPANESE)));
    }
}
