package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;
import org.kyodo.proposal.form.Instruments;

/** Every record there ever was of a proposal's events can be read, and asks for the same each time. */
class AgreementReactionsTest {
    private static final Presets PRESETS = Presets.load();

    private final AgreementReactions reactions =
            new AgreementReactions(null, new Instruments(PRESETS), PRESETS, new Municipalities() {
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
        boolean drafted =
                event instanceof ProposalAdopted adopted && adopted.adoption().form() != CollaborationForm.SUBSIDY;
        assertThat(asked).hasSize(drafted ? 1 : 0);
        assertThat(reactions.on(new Recorded<>(sample.envelope(), event))).isEqualTo(asked);
    }

    @ParameterizedTest
    @EnumSource
    void an_adoption_in_each_form_is_put_down_in_its_instrument(CollaborationForm form) {
        Optional<Instrument> instrument =
                switch (form) {
                    case CO_HOSTING, EXECUTIVE_COMMITTEE, ADOPT, COOPERATION -> Optional.of(Instrument.AGREEMENT);
                    case COMMISSION -> Optional.of(Instrument.CONTRACT);
                    case NOMINAL_SUPPORT -> Optional.of(Instrument.DECISION_LETTER);
                    case SUBSIDY, POLICY_PROPOSAL, INFORMATION_EXCHANGE -> Optional.empty();
                };
        assertThat(reactions.on(adoptedIn(form)))
                .extracting(draft -> ((DraftAgreement) draft.command()).agreement())
                .extracting(AgreementTerms::form, AgreementTerms::instrument)
                .containsExactlyElementsOf(instrument.stream()
                        .map(one -> tuple(Optional.of(form), one))
                        .toList());
    }

    @Test
    void the_draft_carries_what_was_adopted_and_the_municipalitys_clauses_with_their_source() {
        Recorded<ProposalEvent> happened = adoptedIn(CollaborationForm.COMMISSION);
        ProposalAdopted adopted = (ProposalAdopted) happened.event();
        DraftAgreement draft =
                (DraftAgreement) reactions.on(happened).getFirst().command();

        assertThat(draft.proposal()).contains(adopted.proposalId());
        assertThat(draft.agreement().text().title()).isEqualTo(adopted.outline().title());
        assertThat(draft.agreement().parties())
                .containsExactly(
                        AgreementParty.of(adopted.entry().proposer()),
                        AgreementParty.group(SHOPS),
                        AgreementParty.department(adopted.adoption().coordinator()),
                        AgreementParty.department(SCHOOLS));
        assertThat(draft.agreement().text().clauses())
                .contains(new Clause("specification", "事業の仕様", Optional.of("001:L366")))
                .anySatisfy(clause -> {
                    assertThat(clause.text()).contains("単なる下請とせず");
                    assertThat(clause.source()).isEmpty();
                });
    }

    private static final GroupId SHOPS = GroupId.of("019a0000-0000-7000-8000-0000000000b2");
    private static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");

    private static Recorded<ProposalEvent> adoptedIn(CollaborationForm form) {
        Sample sample = GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1");
        ProposalAdopted e = (ProposalAdopted) sample.event().orElseThrow();
        Adoption a = e.adoption();
        return new Recorded<>(
                sample.envelope(),
                new ProposalAdopted(
                        e.proposalId(),
                        e.entry(),
                        e.outline(),
                        new Adoption(
                                form,
                                a.instrument(),
                                a.rationale(),
                                List.of(
                                        new CoImplementation(SCHOOLS, "学校との連絡。"),
                                        new CoImplementation(a.coordinator(), "全体の調整。")),
                                a.departments(),
                                a.coordinator(),
                                Optional.empty(),
                                a.conditions(),
                                a.fiscalYear(),
                                a.examination(),
                                Optional.of(List.of(SHOPS)))));
    }
}
