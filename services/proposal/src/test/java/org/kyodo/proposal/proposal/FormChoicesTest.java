package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.contracts.value.CollaborationForm.COMMISSION;
import static org.kyodo.contracts.value.CollaborationForm.CO_HOSTING;
import static org.kyodo.contracts.value.CollaborationForm.POLICY_PROPOSAL;
import static org.kyodo.contracts.value.CollaborationForm.SUBSIDY;
import static org.kyodo.proposal.proposal.ProposalRulesTest.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.Assessment;
import org.kyodo.contracts.proposal.CallPlan;
import org.kyodo.contracts.proposal.CallTerms;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.OpinionStatement;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.CoImplementationAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.FormRationaleStated;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAccepted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAssessed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalConditionallyAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalExamined;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.proposal.Rationale;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DocumentId;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.RoundTableId;
import org.kyodo.contracts.value.Side;
import org.kyodo.proposal.form.ChoiceRule;
import org.kyodo.proposal.form.Closing;
import org.kyodo.proposal.form.FormChoice;
import org.kyodo.proposal.proposal.Proposal.HandedIn;

/** Which forms are open for a proposal, which are not and why, and what is asked of the choice. */
class FormChoicesTest {
    private static final RoundTableId TABLE = RoundTableId.of("019a0000-0000-7000-8000-0000000000e1");
    private static final Set<CollaborationForm> OFFERED = EnumSet.complementOf(EnumSet.of(CO_HOSTING));
    private static final CallTerms CALLED = PUBLISHED.terms();

    private static final FormRationaleStated OURS = stated(Side.CITY, COMMISSION);
    private static final FormRationaleStated THEIRS = stated(Side.GROUP, COMMISSION);
    private static final ProposalExamined DISCUSSED = new ProposalExamined(ID, TABLE);

    private static FormRationaleStated stated(Side side, CollaborationForm form) {
        return new FormRationaleStated(ID, side, form, "通学路の安全を地域とともに守るため。");
    }

    private static Adoption adoption() {
        return new Adoption(
                COMMISSION,
                Instrument.CONTRACT,
                new Rationale(OURS.text(), THEIRS.text()),
                List.of(),
                List.of(SCHOOLS),
                SCHOOLS,
                Optional.empty(),
                List.of(),
                new FiscalYear(2026),
                new Examined(Optional.of(TABLE), Optional.empty(), Optional.empty()),
                Optional.empty());
    }

    /** Handed in and accepted, then this. */
    private static HandedIn after(ProposalEvent... events) {
        return (HandedIn) Stream.concat(Stream.of(SUBMITTED, ACCEPTED), Stream.of(events))
                .reduce((Proposal) new Proposal.Absent(ID), Proposal::after, (one, _) -> one);
    }

    private static HandedIn policy() {
        ProposalEntry entry = new ProposalEntry(NUMBER, CALL, CallKind.CITIZEN_POLICY, Proposer.group(WATCH));
        return (HandedIn) new Proposal.Absent(ID)
                .after(SUBMIT.submitted(ID, entry, Optional.empty()))
                .after(new ProposalAccepted(ID, entry, SUBMITTED.outline()));
    }

    private static FormChoices choices(HandedIn proposal) {
        return new FormChoices(proposal, CALLED, OFFERED, true);
    }

    private record Row(String because, HandedIn proposal, CollaborationForm form, Optional<Closing> closing) {
        static Row open(String because, HandedIn proposal, CollaborationForm form) {
            return new Row(because, proposal, form, Optional.empty());
        }

        static Row closed(String because, HandedIn proposal, CollaborationForm form, Closing closing) {
            return new Row(because, proposal, form, Optional.of(closing));
        }
    }

    static Stream<Row> table() {
        ProposalAdopted adopted = new ProposalAdopted(ID, SUBMITTED.entry(), SUBMITTED.outline(), adoption());
        ProposalConditionallyAdopted conditional =
                new ProposalConditionallyAdopted(ID, adoption(), java.time.LocalDate.parse("2026-09-03"));
        return Stream.of(
                Row.open("of the call", after(), COMMISSION),
                Row.open("of the call, with a programme", after(), SUBSIDY),
                Row.open("another was stated so far, but the last word counts", after(DISCUSSED, OURS), SUBSIDY),
                Row.closed("the municipality does not use it", after(), CO_HOSTING, Closing.NOT_OFFERED_HERE),
                Row.closed("the call does not offer it", after(), POLICY_PROPOSAL, Closing.NOT_IN_THE_CALL),
                Row.open("adopted in it", after(DISCUSSED, OURS, THEIRS, adopted), COMMISSION),
                Row.closed("adopted in another", after(DISCUSSED, adopted), SUBSIDY, Closing.ANOTHER_CHOSEN),
                Row.open("conditionally adopted in it", after(DISCUSSED, conditional), COMMISSION),
                Row.closed(
                        "conditionally adopted in another",
                        after(DISCUSSED, conditional),
                        SUBSIDY,
                        Closing.ANOTHER_CHOSEN),
                Row.closed("rejected", after(DISCUSSED, REJECTED), COMMISSION, Closing.NOT_ADOPTED),
                Row.closed(
                        "withdrawn",
                        after(new ProposalWithdrawn(ID, Optional.empty())),
                        COMMISSION,
                        Closing.NOT_ADOPTED),
                Row.open("a policy proposal is one", policy(), POLICY_PROPOSAL),
                Row.closed("a policy proposal is not adopted", policy(), COMMISSION, Closing.ANSWERED_NOT_ADOPTED));
    }

    @ParameterizedTest
    @MethodSource("table")
    void forms_are_open_or_not(Row row) {
        assertThat(choices(row.proposal()).of(row.form(), true).closing())
                .as(row.because())
                .isEqualTo(row.closing());
    }

    @Test
    void a_subsidy_needs_a_programme_that_takes_adopted_proposals() {
        FormChoices without = new FormChoices(after(), CALLED, OFFERED, false);
        assertThat(without.of(SUBSIDY, true).closing()).contains(Closing.NO_PROGRAMME);
        assertThat(without.of(COMMISSION, true).closing()).isEmpty();
    }

    @Test
    void both_sides_choose_the_same_form() {
        assertThat(chosen(after(DISCUSSED))).isFalse();
        assertThat(chosen(after(DISCUSSED, OURS))).isFalse();
        assertThat(chosen(after(DISCUSSED, THEIRS))).isFalse();
        assertThat(chosen(after(DISCUSSED, OURS, stated(Side.GROUP, SUBSIDY)))).isFalse();
        assertThat(chosen(after(DISCUSSED, OURS, THEIRS))).isTrue();
    }

    private static boolean chosen(HandedIn proposal) {
        return choices(proposal).of(COMMISSION, false).asked().get(ChoiceRule.CHOSEN_TOGETHER);
    }

    @Test
    void what_the_town_hall_does_on_it_is_for_the_town_hall() {
        ProposalAssessed assessed = new ProposalAssessed(ID, new Assessment("継続的な公益サービス", "高い", "低い"));
        CoImplementationAccepted section = new CoImplementationAccepted(ID, SCHOOLS, "学校との連絡。");
        FormChoices before = choices(after(ASSIGNED));
        FormChoices then = choices(after(ASSIGNED, assessed, section));
        assertThat(before.of(SUBSIDY, true).asked())
                .isEqualTo(Map.of(
                        ChoiceRule.CHOSEN_TOGETHER,
                        false,
                        ChoiceRule.WEIGHED,
                        false,
                        ChoiceRule.CO_IMPLEMENTED,
                        false));
        assertThat(then.of(SUBSIDY, true).asked())
                .isEqualTo(Map.of(
                        ChoiceRule.CHOSEN_TOGETHER, false, ChoiceRule.WEIGHED, true, ChoiceRule.CO_IMPLEMENTED, true));
        assertThat(then.of(COMMISSION, true).asked())
                .as("asked of a subsidy only")
                .isEqualTo(Map.of(ChoiceRule.CHOSEN_TOGETHER, false, ChoiceRule.WEIGHED, true));
        assertThat(then.of(SUBSIDY, false).asked()).isEqualTo(Map.of(ChoiceRule.CHOSEN_TOGETHER, false));
        assertThat(choices(policy()).of(POLICY_PROPOSAL, true)).isEqualTo(FormChoice.MADE);
    }

    @Test
    void its_sections_are_the_calls_then_who_co_ordinates_and_who_carries_it_out() {
        CoImplementationAccepted rescue = new CoImplementationAccepted(ID, DISASTERS, "点検への立会い。");
        assertThat(choices(after()).sections()).containsExactly(OFFICE);
        assertThat(choices(after(ASSIGNED, rescue)).sections()).containsExactly(OFFICE, DISASTERS);
        assertThat(choices(policy()).sections()).containsExactly(OFFICE);
    }

    @Test
    void its_way_shows_key_points_that_no_agreement_has_evidence_of() {
        assertThat(rules(choices(after()))).containsExactly("R-SE-1", "R-SE-4");
        assertThat(rules(choices(after(DISCUSSED)))).containsExactly("R-SE-1", "R-SE-4", "R-SE-2", "R-JO-3");
        CallTerms uncriticised = new CallTerms(withoutCriteria(CALLED.plan()), CALLED.department());
        HandedIn debated = new Proposal.OpinionPublished(
                policy().submission(),
                new OpinionStatement(
                        new DocumentRef(DocumentId.of("019a0000-0000-7000-8000-0000000000d1"), "a".repeat(64)),
                        TABLE,
                        List.of(),
                        List.of()));
        assertThat(rules(new FormChoices(debated, uncriticised, OFFERED, true)))
                .containsExactly("R-SE-4", "R-SE-2", "R-JO-3");
    }

    private static CallPlan withoutCriteria(CallPlan plan) {
        return new CallPlan(
                CallKind.CITIZEN_POLICY,
                plan.title(),
                plan.theme(),
                plan.fiscalYear(),
                plan.window(),
                List.of(),
                plan.ceiling(),
                Optional.of(1),
                List.of());
    }

    private static List<String> rules(FormChoices choices) {
        return choices.shown().stream().map(RuleEvidence::rule).toList();
    }
}
