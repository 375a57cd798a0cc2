package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.grant.AwardEvent.AwardDecided;
import org.kyodo.contracts.grant.AwardTerms;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementAmended;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementNoticeGiven;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementTerminated;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.Side;
import org.kyodo.proposal.award.KnownAward;

/** How long the same have worked together, from what was signed (R-IT-4). */
class WorkedTogetherTest {
    private static final AgreementId ID = AgreementId.of("019a0000-0000-7000-8000-0000000000c1");
    private static final AgreementId OTHER = AgreementId.of("019a0000-0000-7000-8000-0000000000c2");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    private static final GroupId GROUP = AgreementRulesTest.WATCHERS;
    private static final DepartmentCode SECTION = AgreementRulesTest.SCHOOLS;

    private static AgreementTerms terms(LocalDate from, LocalDate until) {
        return AgreementRulesTest.terms(
                CollaborationForm.COMMISSION,
                Instrument.CONTRACT,
                AgreementRulesTest.text(Optional.of(new Period(from, until)), List.of(), List.of()));
    }

    private static final AgreementTerms FY2026 = terms(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 3, 31));

    private static SignedAgreement signed(int first, int last) {
        return signed(CollaborationForm.COMMISSION, GROUP, SECTION, first, last);
    }

    private static SignedAgreement signed(
            CollaborationForm form, GroupId group, DepartmentCode section, int first, int last) {
        return new SignedAgreement(OTHER, Optional.of(form), List.of(group), List.of(section), first, last);
    }

    private static int years(AgreementTerms terms, SignedAgreement... before) {
        return new WorkedTogether(List.of(before))
                .with(ID, terms, TODAY)
                .orElseThrow()
                .consecutiveYears();
    }

    @Test
    void years_without_a_break_count() {
        assertThat(years(FY2026)).isEqualTo(1);
        assertThat(years(FY2026, signed(2025, 2025))).isEqualTo(2);
        assertThat(years(FY2026, signed(2025, 2025), signed(2023, 2024))).isEqualTo(4);
        assertThat(years(FY2026, signed(2024, 2024))).as("a year between").isEqualTo(1);
        assertThat(years(FY2026, signed(2025, 2026), signed(2025, 2025)))
                .as("two in the same year")
                .isEqualTo(2);
        assertThat(years(terms(LocalDate.of(2026, 4, 1), LocalDate.of(2029, 4, 1)), signed(2025, 2025)))
                .as("a term of several years")
                .isEqualTo(5);
    }

    @Test
    void without_a_term_the_year_of_the_day_counts() {
        AgreementTerms open = AgreementRulesTest.TERMS;
        assertThat(years(open, signed(2025, 2025))).isEqualTo(2);
        assertThat(new WorkedTogether(List.of(signed(2025, 2025)))
                        .with(ID, open, LocalDate.of(2027, 4, 1))
                        .orElseThrow()
                        .consecutiveYears())
                .isEqualTo(1);
    }

    @Test
    void only_the_same_group_form_and_section_count() {
        GroupId another = GroupId.of("019a0000-0000-7000-8000-0000000000bf");
        assertThat(years(FY2026, signed(CollaborationForm.CO_HOSTING, GROUP, SECTION, 2025, 2025)))
                .isEqualTo(1);
        assertThat(years(FY2026, signed(CollaborationForm.COMMISSION, another, SECTION, 2025, 2025)))
                .isEqualTo(1);
        assertThat(years(
                        FY2026, signed(CollaborationForm.COMMISSION, GROUP, DepartmentCode.of("planning"), 2025, 2025)))
                .isEqualTo(1);
        SignedAgreement itself = new SignedAgreement(
                ID, Optional.of(CollaborationForm.COMMISSION), List.of(GROUP), List.of(SECTION), 2025, 2025);
        assertThat(years(FY2026, itself)).isEqualTo(1);
    }

    @Test
    void the_party_with_the_longest_row_counts() {
        assertThat(new WorkedTogether(List.of(
                                signed(CollaborationForm.COMMISSION, AgreementRulesTest.SHOPS, SECTION, 2024, 2025)))
                        .with(ID, FY2026, TODAY))
                .contains(new Continuation(AgreementRulesTest.SHOPS, SECTION, CollaborationForm.COMMISSION, 3));
    }

    private static KnownAward awarded(GroupId group, DepartmentCode section, int year) {
        AwardDecided sample = (AwardDecided)
                GoldenSamples.of("kyodo.grant.AwardDecided.v1").event().orElseThrow();
        AwardTerms terms = sample.award();
        return new KnownAward(
                sample.awardId(),
                new AwardTerms(
                        terms.application(),
                        Optional.empty(),
                        terms.programme(),
                        new FiscalYear(year),
                        group,
                        DepartmentCode.of("planning"),
                        List.of(section),
                        terms.amount(),
                        terms.conditions(),
                        1),
                sample.decidedOn(),
                true);
    }

    private static int subsidised(CollaborationForm form, SignedAgreement before, KnownAward... awarded) {
        return new WorkedTogether(List.of(before), List.of(awarded))
                .with(form, List.of(GROUP), List.of(SECTION), 2026, 2026)
                .orElseThrow()
                .consecutiveYears();
    }

    @Test
    void years_of_subsidies_count_from_their_awards_beside_agreements() {
        SignedAgreement agreed = signed(CollaborationForm.SUBSIDY, GROUP, SECTION, 2024, 2024);
        KnownAward last = awarded(GROUP, SECTION, 2025);
        assertThat(subsidised(CollaborationForm.SUBSIDY, agreed, last)).isEqualTo(3);
        assertThat(subsidised(CollaborationForm.SUBSIDY, agreed, last, last, awarded(GROUP, SECTION, 2026)))
                .as("a year counts once")
                .isEqualTo(3);
        assertThat(subsidised(CollaborationForm.SUBSIDY, agreed, awarded(GROUP, SECTION, 2023)))
                .as("a year between")
                .isEqualTo(1);
        assertThat(subsidised(CollaborationForm.COMMISSION, agreed, last))
                .as("another form")
                .isEqualTo(1);
        assertThat(subsidised(CollaborationForm.SUBSIDY, agreed, awarded(AgreementRulesTest.SHOPS, SECTION, 2025)))
                .as("another group")
                .isEqualTo(1);
        assertThat(subsidised(CollaborationForm.SUBSIDY, agreed, awarded(GROUP, DepartmentCode.of("parks"), 2025)))
                .as("another section")
                .isEqualTo(1);
    }

    @Test
    void a_standing_agreement_counts_for_none() {
        AgreementTerms standing = new AgreementTerms(
                Optional.empty(), Instrument.AGREEMENT, true, SECTION, FY2026.parties(), FY2026.text());
        assertThat(new WorkedTogether(List.of()).with(ID, standing, TODAY)).isEmpty();
    }

    @Test
    void of_other_forms_no_row_is_too_long() {
        assertThat(AgreementRules.isTooLong(new Continuation(GROUP, SECTION, CollaborationForm.COMMISSION, 4), 3))
                .isTrue();
        assertThat(AgreementRules.isTooLong(new Continuation(GROUP, SECTION, CollaborationForm.COMMISSION, 3), 3))
                .isFalse();
        assertThat(AgreementRules.isTooLong(new Continuation(GROUP, SECTION, CollaborationForm.ADOPT, 9), 3))
                .isFalse();
    }

    @Test
    void what_is_kept_follows_the_events() {
        Optional<SignedAgreement> signed = after(
                Optional.empty(),
                new AgreementSigned(
                        ID,
                        Optional.empty(),
                        terms(LocalDate.of(2026, 10, 1), LocalDate.of(2029, 3, 31)),
                        2,
                        "",
                        Optional.empty(),
                        List.of(),
                        TODAY));
        assertThat(signed)
                .get()
                .extracting(SignedAgreement::first, SignedAgreement::last)
                .containsExactly(2026, 2028);
        Reason reason = new Reason(ReasonCode.OTHER, "理由");
        LocalDate last = LocalDate.of(2027, 4, 1);
        for (AgreementEvent ended : List.of(
                new AgreementNoticeGiven(ID, Optional.empty(), Side.CITY, reason, last),
                new AgreementTerminated(ID, Optional.empty(), Side.CITY, reason, last))) {
            assertThat(after(signed, ended))
                    .get()
                    .extracting(SignedAgreement::last)
                    .isEqualTo(2027);
        }
        assertThat(after(
                        signed,
                        new AgreementTerminated(ID, Optional.empty(), Side.CITY, reason, LocalDate.of(2026, 3, 31))))
                .get()
                .extracting(SignedAgreement::last)
                .isEqualTo(2026);
        assertThat(after(
                        signed,
                        new AgreementAmended(
                                ID,
                                Optional.empty(),
                                terms(LocalDate.of(2026, 10, 1), LocalDate.of(2030, 3, 31)),
                                3,
                                "")))
                .get()
                .extracting(SignedAgreement::last)
                .isEqualTo(2029);
    }

    private static Optional<SignedAgreement> after(Optional<SignedAgreement> known, AgreementEvent event) {
        return SignedAgreement.after(
                known,
                new Recorded<>(
                        GoldenSamples.of("kyodo.proposal.AgreementSigned.v1").envelope(), event));
    }

    static Stream<Sample> samples() {
        return GoldenSamples.all().stream()
                .filter(sample ->
                        sample.event().filter(AgreementEvent.class::isInstance).isPresent());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothing_is_kept_before_it_is_signed(Sample sample) {
        AgreementEvent event = (AgreementEvent) sample.event().orElseThrow();
        assertThat(SignedAgreement.after(Optional.empty(), new Recorded<>(sample.envelope(), event)))
                .matches(kept -> kept.isPresent() == event instanceof AgreementSigned);
    }
}
