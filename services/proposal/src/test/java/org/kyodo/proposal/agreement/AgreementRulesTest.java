package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.CommonRefusal;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.list.Listed;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementAmended;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementConfirmed;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementExpired;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementGivenUp;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementNoticeGiven;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementPublished;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementRevised;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementTerminated;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewCompleted;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewRequired;
import org.kyodo.contracts.proposal.AgreementEvent.DecisionLetterIssued;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceAccepted;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceProposed;
import org.kyodo.contracts.proposal.AgreementEvent.RuleEvidenceRecorded;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementRoles;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.Assessment;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.FairPrice;
import org.kyodo.contracts.proposal.PriceLine;
import org.kyodo.contracts.proposal.Proposer;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.ReviewOutcome;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Yen;
import org.kyodo.kit.GroupFacts;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.agreement.AgreementCommand.AcceptPrice;
import org.kyodo.proposal.agreement.AgreementCommand.AmendAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.CompleteContinuationReview;
import org.kyodo.proposal.agreement.AgreementCommand.ConfirmVersion;
import org.kyodo.proposal.agreement.AgreementCommand.DraftAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.DraftStandingAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.EndAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.ExpireAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.GiveUpAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.IssueDecisionLetter;
import org.kyodo.proposal.agreement.AgreementCommand.ProposePrice;
import org.kyodo.proposal.agreement.AgreementCommand.PublishAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.RecordEvidence;
import org.kyodo.proposal.agreement.AgreementCommand.RequireContinuationReview;
import org.kyodo.proposal.agreement.AgreementCommand.ReviseAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.SignAgreement;
import org.kyodo.proposal.agreement.AgreementCommand.TerminateAgreement;
import org.kyodo.proposal.form.FormRule;

class AgreementRulesTest extends RulesTest<AgreementCommand, Agreement, AgreementEvent> {
    private static final AgreementId ID = AgreementId.of("019a0000-0000-7000-8000-0000000000c1");
    private static final ProposalId PROPOSAL = ProposalId.of("019a0000-0000-7000-8000-0000000000a1");
    static final GroupId WATCHERS = GroupId.of("019a0000-0000-7000-8000-0000000000b1");
    static final GroupId SHOPS = GroupId.of("019a0000-0000-7000-8000-0000000000b2");
    private static final GroupId NOBODY = GroupId.of("019a0000-0000-7000-8000-0000000000b3");
    static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 12);
    private static final Period THIS_YEAR = new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 3, 31));

    private static final Actor GROUP = actor("acct-watch", Role.GROUP);
    private static final Actor SHOP = actor("acct-shop", Role.GROUP);
    private static final Actor STRANGER = actor("acct-others", Role.GROUP);
    private static final Actor SCHOOL = staff("acct-teacher", "school-education");
    private static final Actor OFFICE = staff("acct-office", "collaboration-office");
    private static final Actor ELSEWHERE = staff("acct-planner", "planning");
    private static final Actor DESK = actor("acct-desk", Role.DESK);

    private static final AgreementParty THE_GROUP = AgreementParty.group(WATCHERS);
    private static final AgreementParty THE_SHOPS = AgreementParty.group(SHOPS);
    private static final AgreementParty THE_SCHOOLS = AgreementParty.department(SCHOOLS);
    private static final Standings STANDINGS = standings(LocalDate.of(2029, 3, 31));
    private static final Quota FEW = new Quota(0, 50);
    private static final Optional<ReasonGiven> WHY = ReasonGiven.of(ReasonCode.OTHER, "担い手の交代により、続けることが難しくなったため。");
    private static final Reason BECAUSE = new Reason(ReasonCode.OTHER, "担い手の交代により、続けることが難しくなったため。");

    /** What a draft of the commission says; nothing of it is settled. */
    static final AgreementText BLANK = text(Optional.empty(), List.of(), List.of());
    /** What the group writes: the specification is its own. */
    private static final AgreementText WRITTEN = text(
            Optional.of(THIS_YEAR),
            List.of(LocalDate.of(2026, 12, 25)),
            List.of(new Clause("specification", "地図づくりの進め方は団体が定める。", Optional.of("001:L366"))));

    static final AgreementTerms TERMS = terms(CollaborationForm.COMMISSION, Instrument.CONTRACT, BLANK);
    static final DraftAgreement DRAFT = new DraftAgreement(Optional.of(PROPOSAL), TERMS);

    private static final AgreementDrafted DRAFTED = drafted(TERMS);
    private static final AgreementTerms SECOND = TERMS.with(WRITTEN);
    private static final AgreementRevised REVISED = new AgreementRevised(ID, 2, hash(SECOND), Side.GROUP, SECOND);
    private static final AgreementConfirmed BY_GROUP = confirmed(2, SECOND, THE_GROUP);
    private static final AgreementConfirmed BY_SHOPS = confirmed(2, SECOND, THE_SHOPS);
    private static final AgreementConfirmed BY_SCHOOLS = confirmed(2, SECOND, THE_SCHOOLS);
    private static final ConfirmVersion CONFIRM = new ConfirmVersion(2, hash(SECOND));

    /** E25: 720,000 + 96,000 + 54,000 + 87,000. */
    static final FairPrice PRICE = new FairPrice(
            List.of(
                    line("人件費", 720_000, "15,000円 × 2人 × 24日"),
                    line("会場", 96_000, "4,000円 × 24日"),
                    line("教材", 54_000, "一式"),
                    line("管理費", 87_000, "以上の10％")),
            Yen.of(957_000),
            new Assessment("継続的な公益サービス", "高い", "低い"),
            "必要性が高く収益性が低いため、積算どおりとする。",
            Optional.empty());

    private static final FairPrice LOW =
            new FairPrice(PRICE.costLines(), Yen.of(700_000), PRICE.assessment(), PRICE.why(), Optional.empty());
    private static final FairPriceProposed PROPOSED = new FairPriceProposed(ID, Side.GROUP, PRICE);
    private static final FairPriceAccepted ACCEPTED = new FairPriceAccepted(ID, Side.CITY, PRICE);
    private static final RuleEvidenceRecorded EVALUATION = new RuleEvidenceRecorded(ID, met("R-IT-2"));
    private static final RuleEvidenceRecorded CAPABILITY = new RuleEvidenceRecorded(ID, met("R-IT-3"));
    private static final AgreementEvent[] READY = {
        DRAFTED, REVISED, PROPOSED, ACCEPTED, EVALUATION, CAPABILITY, BY_GROUP, BY_SHOPS, BY_SCHOOLS
    };
    private static final AgreementSigned SIGNED = new AgreementSigned(
            ID,
            Optional.of(PROPOSAL),
            SECOND,
            2,
            hash(SECOND),
            Optional.of(PRICE),
            List.of(met("R-IT-2").forEverybody(), met("R-IT-3").forEverybody()),
            TODAY);

    private static AgreementSigned signed(List<RuleEvidence> evidence) {
        return new AgreementSigned(
                ID, Optional.of(PROPOSAL), SECOND, 2, hash(SECOND), Optional.of(PRICE), evidence, TODAY);
    }

    private static final AgreementPublished PUBLISHED =
            new AgreementPublished(ID, Optional.of(PROPOSAL), SECOND, 2, hash(SECOND));
    private static final Continuation FOUR = new Continuation(WATCHERS, SCHOOLS, CollaborationForm.COMMISSION, 4);

    AgreementRulesTest() {
        super(AgreementCommand.class, new AgreementRules(), new Agreement.Absent(ID));
    }

    /** Those of the forms' key points are shown with the forms. */
    @Override
    protected Optional<Class<? extends org.kyodo.chassis.decide.Refusal>> ownRefusals() {
        return Optional.of(AgreementRefusal.class);
    }

    @Override
    protected Set<org.kyodo.chassis.decide.Refusal> forWhatIsNamed() {
        return Set.of(AgreementRefusal.NOT_YOUR_SECTION);
    }

    private static PriceLine line(String what, long amount, String basis) {
        return new PriceLine(what, Yen.of(amount), Optional.of(basis));
    }

    private static RuleEvidence met(String rule) {
        return new RuleEvidence(
                rule, true, Optional.of(LocalDate.of(2026, 6, 1)), Optional.of("確かめました。"), Optional.empty());
    }

    static AgreementText text(Optional<Period> term, List<LocalDate> reviewDates, List<Clause> clauses) {
        return new AgreementText(
                "放課後みまもりマップづくり",
                "子どもの通り道を地域で見守る。",
                AgreementRoles.NONE,
                Optional.empty(),
                Optional.empty(),
                term,
                reviewDates,
                clauses);
    }

    static AgreementTerms terms(CollaborationForm form, Instrument instrument, AgreementText text) {
        return new AgreementTerms(
                Optional.of(form), instrument, false, SCHOOLS, List.of(THE_GROUP, THE_SHOPS, THE_SCHOOLS), text);
    }

    private static AgreementDrafted drafted(AgreementTerms terms) {
        return new AgreementDrafted(ID, Optional.of(PROPOSAL), terms, hash(terms));
    }

    static String hash(AgreementTerms terms) {
        return AgreementConfiguration.HASHING.of(terms);
    }

    static Standings standings(LocalDate validUntil) {
        GroupStanding watch = GroupStanding.after(Optional.empty(), GroupFacts.registered(WATCHERS, "acct-watch"))
                .orElseThrow();
        GroupStanding shop = GroupStanding.after(Optional.empty(), GroupFacts.registered(SHOPS, "acct-shop"))
                .orElseThrow();
        return new Standings(Map.of(
                WATCHERS,
                watch,
                SHOPS,
                new GroupStanding(
                        shop.group(),
                        shop.account(),
                        shop.name(),
                        shop.groupType(),
                        shop.areas(),
                        Optional.of(validUntil),
                        Optional.empty(),
                        Optional.empty())));
    }

    static Object[] facts(Standings standings, SignedAgreement... before) {
        return new Object[] {
            AgreementConfiguration.HASHING,
            new AgreementSettings(
                    Set.of(SCHOOLS, DepartmentCode.COLLABORATION_OFFICE),
                    List.of(new Clause("specification", "事業の仕様", Optional.of("001:L366"))),
                    20),
            standings,
            new WorkedTogether(List.of(before)),
            FEW,
            PlannedEvaluations.Known.NONE
        };
    }

    private Given agreement(AgreementEvent... happened) {
        return given(happened).knowing(facts(STANDINGS)).by(GROUP);
    }

    private static AgreementEvent[] after(AgreementEvent[] happened, AgreementEvent... more) {
        return Stream.concat(Stream.of(happened), Stream.of(more)).toArray(AgreementEvent[]::new);
    }

    private static AgreementConfirmed confirmed(int version, AgreementTerms terms, AgreementParty party) {
        return new AgreementConfirmed(ID, party, version, hash(terms));
    }

    /** A new version, and what every party says to it. */
    private static AgreementEvent[] confirmedByAll(AgreementRevised revised) {
        return Stream.concat(
                        Stream.of(revised),
                        revised.agreement().parties().stream()
                                .map(party -> confirmed(revised.version(), revised.agreement(), party)))
                .toArray(AgreementEvent[]::new);
    }

    private static Agreement stage(AgreementEvent... happened) {
        Agreement stage = new Agreement.Absent(ID);
        for (AgreementEvent event : happened) {
            stage = stage.after(event);
        }
        return stage;
    }

    private static AgreementEvent[] without(AgreementEvent left) {
        return Stream.of(READY).filter(event -> event != left).toArray(AgreementEvent[]::new);
    }

    private static Actor entering(Actor actor, String party) {
        return new Actor(actor.account(), actor.roles(), actor.department(), Channel.PAPER, Optional.of(party));
    }

    @Nested
    class Drafting {
        @Test
        void happens_by_itself_once_a_proposal_is_adopted() {
            agreement().by(Actor.PLATFORM).when(DRAFT).then(DRAFTED);
            agreement(DRAFTED).by(Actor.PLATFORM).when(DRAFT).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        private final DraftStandingAgreement standing = new DraftStandingAgreement(SCHOOLS, List.of(WATCHERS), BLANK);

        @Test
        void a_standing_agreement_is_for_staff_of_the_section_and_needs_a_party_outside_the_city() {
            AgreementTerms terms = new AgreementTerms(
                    Optional.empty(), Instrument.AGREEMENT, true, SCHOOLS, List.of(THE_GROUP, THE_SCHOOLS), BLANK);
            agreement().by(SCHOOL).when(standing).then(new AgreementDrafted(ID, Optional.empty(), terms, hash(terms)));
            agreement().by(OFFICE).when(standing).thenRefused(AgreementRefusal.NOT_YOUR_SECTION);
            agreement()
                    .by(SCHOOL)
                    .when(new DraftStandingAgreement(SCHOOLS, List.of(), BLANK))
                    .thenRefused(AgreementRefusal.NO_PARTY_OUTSIDE_THE_CITY);
            agreement()
                    .by(SCHOOL)
                    .when(new DraftStandingAgreement(SCHOOLS, List.of(NOBODY), BLANK))
                    .thenRefused(AgreementRefusal.UNKNOWN_PARTY);
            agreement()
                    .by(ELSEWHERE)
                    .when(new DraftStandingAgreement(DepartmentCode.of("planning"), List.of(WATCHERS), BLANK))
                    .thenRefused(AgreementRefusal.UNKNOWN_SECTION);
            agreement()
                    .knowing(facts(standings(TODAY.minusDays(1))))
                    .by(SCHOOL)
                    .when(new DraftStandingAgreement(SCHOOLS, List.of(SHOPS), BLANK))
                    .thenRefused(AgreementRefusal.PARTY_NOT_REGISTERED);
        }

        @Test
        void of_standing_agreements_does_not_pile_up() {
            Object[] full = facts(STANDINGS);
            full[4] = new Quota(50, 50);
            agreement().knowing(full).by(SCHOOL).when(standing).thenRefused(AgreementRefusal.TOO_MANY_STANDING_DRAFTS);
        }
    }

    @Nested
    class Revising {
        @Test
        void is_for_both_sides_and_makes_a_new_version() {
            agreement(DRAFTED).when(new ReviseAgreement(WRITTEN)).then(REVISED);
            agreement(DRAFTED)
                    .by(SCHOOL)
                    .when(new ReviseAgreement(WRITTEN))
                    .then(new AgreementRevised(ID, 2, hash(SECOND), Side.CITY, SECOND));
            agreement(DRAFTED)
                    .by(OFFICE)
                    .when(new ReviseAgreement(WRITTEN))
                    .then(new AgreementRevised(ID, 2, hash(SECOND), Side.CITY, SECOND));
            agreement(DRAFTED)
                    .by(entering(DESK, "acct-watch"))
                    .when(new ReviseAgreement(WRITTEN))
                    .then(REVISED);
            agreement(DRAFTED)
                    .by(entering(SCHOOL, WATCHERS.toString()))
                    .when(new ReviseAgreement(WRITTEN))
                    .then(REVISED);
            for (Actor nobody : List.of(STRANGER, ELSEWHERE, entering(ELSEWHERE, "acct-watch"))) {
                agreement(DRAFTED)
                        .by(nobody)
                        .when(new ReviseAgreement(WRITTEN))
                        .thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
            }
        }

        @Test
        void a_resident_who_proposed_is_a_party() {
            AgreementTerms ofResident = new AgreementTerms(
                    TERMS.form(),
                    TERMS.instrument(),
                    false,
                    SCHOOLS,
                    List.of(new AgreementParty(
                            Optional.empty(), Optional.empty(), Optional.of(AccountRef.of("acct-resident")))),
                    BLANK);
            AgreementEvent happened = drafted(ofResident);
            AgreementTerms next = ofResident.with(WRITTEN);
            AgreementEvent revised = new AgreementRevised(ID, 2, hash(next), Side.GROUP, next);
            agreement(happened)
                    .by(actor("acct-resident", Role.RESIDENT))
                    .when(new ReviseAgreement(WRITTEN))
                    .then(revised);
            agreement(happened)
                    .by(entering(DESK, "acct-resident"))
                    .when(new ReviseAgreement(WRITTEN))
                    .then(revised);
            agreement(happened)
                    .by(entering(DESK, "acct-another"))
                    .when(new ReviseAgreement(WRITTEN))
                    .thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
        }

        @Test
        void who_acts_for_a_group_writes_for_the_group_and_not_for_the_city() {
            Actor both = new Actor(
                    GROUP.account(),
                    Set.of(Role.GROUP, Role.STAFF),
                    Optional.of(SCHOOLS),
                    Channel.WEB,
                    Optional.empty());
            agreement(DRAFTED).by(both).when(new ReviseAgreement(WRITTEN)).then(REVISED);
        }

        @Test
        void the_same_again_is_no_new_version() {
            agreement(DRAFTED).when(new ReviseAgreement(BLANK)).thenRepeated();
        }

        @Test
        void lets_what_was_confirmed_fall_away() {
            AgreementText other = text(Optional.of(THIS_YEAR), List.of(), List.of());
            AgreementTerms third = TERMS.with(other);
            Agreement revised =
                    agreement(READY).by(SCHOOL).when(new ReviseAgreement(other)).thenStage();
            assertThat(revised).isInstanceOf(Agreement.Negotiating.class);
            agreement(after(READY, new AgreementRevised(ID, 3, hash(third), Side.CITY, third)))
                    .when(CONFIRM)
                    .thenRefused(AgreementRefusal.ANOTHER_VERSION);
        }

        @Test
        void keeps_the_last_versions_and_has_an_end() {
            List<AgreementEvent> many = new ArrayList<>(List.of(DRAFTED));
            for (int n = 2; n <= 50; n++) {
                AgreementTerms other =
                        TERMS.with(text(Optional.of(new Period(TODAY, TODAY.plusDays(n))), List.of(), List.of()));
                many.add(new AgreementRevised(ID, n, hash(other), Side.GROUP, other));
            }
            assertThat(agreement(many.toArray(AgreementEvent[]::new))
                            .when(new ReviseAgreement(WRITTEN))
                            .thenRefused(AgreementRefusal.TOO_MANY_VERSIONS)
                            .given())
                    .as("the version that it would be")
                    .isEqualTo(51);
            Agreement last = agreement(many.subList(0, 49).toArray(AgreementEvent[]::new))
                    .when(new ReviseAgreement(WRITTEN))
                    .thenStage();
            assertThat(((Agreement.Known) last).negotiation().writing().earlier())
                    .extracting(Version::number)
                    .containsExactly(45, 46, 47, 48, 49);
        }

        @Test
        void has_a_term_that_is_not_over_and_not_for_decades() {
            refusedTerm(LocalDate.of(2026, 4, 1), TODAY.minusDays(1), AgreementRefusal.TERM_OVER_ALREADY);
            refusedTerm(TODAY, LocalDate.of(2036, 6, 12), AgreementRefusal.TERM_TOO_MANY_YEARS);
            agreement(DRAFTED)
                    .when(new ReviseAgreement(
                            text(Optional.of(new Period(TODAY, LocalDate.of(2036, 6, 11))), List.of(), List.of())))
                    .thenStage();
            agreement(DRAFTED)
                    .when(new ReviseAgreement(
                            text(Optional.of(new Period(TODAY.minusDays(9), TODAY)), List.of(), List.of())))
                    .thenStage();
            agreement(DRAFTED)
                    .when(new ReviseAgreement(
                            text(Optional.of(THIS_YEAR), List.of(LocalDate.of(2027, 4, 1)), List.of())))
                    .thenRefused(AgreementRefusal.REVIEW_DATE_OUTSIDE_TERM);
        }

        private void refusedTerm(LocalDate from, LocalDate until, AgreementRefusal refusal) {
            agreement(DRAFTED)
                    .when(new ReviseAgreement(text(Optional.of(new Period(from, until)), List.of(), List.of())))
                    .thenRefused(refusal);
        }

        @Test
        void invents_no_source() {
            for (Clause clause : List.of(
                    new Clause("specification", "自由", Optional.of("001:L1")),
                    new Clause("other", "自由", Optional.of("001:L366")))) {
                agreement(DRAFTED)
                        .when(new ReviseAgreement(text(Optional.empty(), List.of(), List.of(clause))))
                        .thenRefused(AgreementRefusal.CLAUSE_SOURCE_NOT_LISTED);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"連絡は 083-000-0000 へ", "０８３－０００－００００", "写しは taro@hotaru.example へ"})
        void says_no_contact_anywhere(String contact) {
            Optional<String> there = Optional.of(contact);
            for (AgreementText text : List.of(
                    new AgreementText(
                            contact,
                            "",
                            AgreementRoles.NONE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of()),
                    new AgreementText(
                            "題",
                            contact,
                            AgreementRoles.NONE,
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of()),
                    new AgreementText(
                            "題",
                            "",
                            new AgreementRoles(List.of(contact), List.of()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of()),
                    new AgreementText(
                            "題",
                            "",
                            new AgreementRoles(List.of(), List.of(contact)),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of()),
                    new AgreementText(
                            "題",
                            "",
                            AgreementRoles.NONE,
                            there,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            List.of()),
                    text(Optional.empty(), List.of(), List.of(new Clause("a", contact, Optional.empty()))))) {
                agreement(DRAFTED).when(new ReviseAgreement(text)).thenRefused(AgreementRefusal.CONTACT_IN_TEXT);
            }
        }

        @Test
        void may_say_days_and_amounts() {
            agreement(DRAFTED)
                    .when(new ReviseAgreement(text(
                            Optional.empty(),
                            List.of(),
                            List.of(new Clause("a", "2026-10-01から、1,000,000円（税込）", Optional.empty())))))
                    .thenStage();
        }
    }

    @Nested
    class A_fair_price {
        private final Given negotiating = agreement(DRAFTED, REVISED);

        @Test
        void comes_to_957_000_yen() {
            assertThat(PRICE.costs()).isEqualTo(957_000);
            assertThat(PRICE.belowCosts()).isFalse();
        }

        @Test
        void is_proposed_by_one_side_and_accepted_by_the_other() {
            negotiating.when(new ProposePrice(PRICE)).then(PROPOSED);
            negotiating.by(STRANGER).when(new ProposePrice(PRICE)).thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
            agreement(DRAFTED, REVISED, PROPOSED).when(new ProposePrice(PRICE)).thenRepeated();
            agreement(DRAFTED, REVISED, PROPOSED)
                    .when(new AcceptPrice(Optional.empty()))
                    .thenRefused(AgreementRefusal.OWN_PRICE);
            agreement(DRAFTED, REVISED, PROPOSED)
                    .by(SCHOOL)
                    .when(new AcceptPrice(Optional.empty()))
                    .then(ACCEPTED);
            negotiating
                    .by(SCHOOL)
                    .when(new AcceptPrice(Optional.empty()))
                    .thenRefused(AgreementRefusal.NO_PRICE_PROPOSED);
            agreement(DRAFTED).when(new ProposePrice(PRICE)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void below_the_cost_lines_needs_the_groups_own_statement() {
            AgreementEvent low = new FairPriceProposed(ID, Side.CITY, LOW);
            agreement(DRAFTED, REVISED, low)
                    .when(new AcceptPrice(Optional.empty()))
                    .thenRefused(AgreementRefusal.GROUP_STATEMENT_REQUIRED);
            Optional<String> statement = Optional.of("会場を自分たちで用意できるため。");
            agreement(DRAFTED, REVISED, low)
                    .when(new AcceptPrice(statement))
                    .then(new FairPriceAccepted(ID, Side.GROUP, LOW.with(statement)));
            FairPrice said = LOW.with(statement);
            agreement(DRAFTED, REVISED, new FairPriceProposed(ID, Side.GROUP, said))
                    .by(SCHOOL)
                    .when(new AcceptPrice(Optional.empty()))
                    .then(new FairPriceAccepted(ID, Side.CITY, said));
            FairPrice exact = new FairPrice(
                    PRICE.costLines(), Yen.of(956_999), PRICE.assessment(), PRICE.why(), Optional.empty());
            agreement(DRAFTED, REVISED, new FairPriceProposed(ID, Side.GROUP, exact))
                    .by(SCHOOL)
                    .when(new AcceptPrice(Optional.empty()))
                    .thenRefused(AgreementRefusal.GROUP_STATEMENT_REQUIRED);
        }

        @Test
        void the_city_writes_no_statement_of_the_group() {
            Optional<String> statement = Optional.of("団体も納得しています。");
            negotiating
                    .by(SCHOOL)
                    .when(new ProposePrice(LOW.with(statement)))
                    .thenRefused(AgreementRefusal.STATEMENT_IS_THE_GROUPS);
            agreement(DRAFTED, REVISED, new FairPriceProposed(ID, Side.GROUP, LOW))
                    .by(SCHOOL)
                    .when(new AcceptPrice(statement))
                    .thenRefused(AgreementRefusal.STATEMENT_IS_THE_GROUPS);
        }

        /** As of its reason for the form (K-COM-2): a desk is not the city that pays. */
        @Test
        void nor_does_its_staff_in_the_name_of_the_group() {
            Optional<String> statement = Optional.of("団体も納得しています。");
            Given low = agreement(DRAFTED, REVISED, new FairPriceProposed(ID, Side.CITY, LOW));
            Actor forThem = entering(SCHOOL, "acct-watch");

            low.by(forThem).when(new AcceptPrice(statement)).thenRefused(AgreementRefusal.STATEMENT_IS_THE_GROUPS);
            low.by(forThem)
                    .when(new ProposePrice(LOW.with(statement)))
                    .thenRefused(AgreementRefusal.STATEMENT_IS_THE_GROUPS);
            low.by(forThem).when(new ProposePrice(PRICE)).then(new FairPriceProposed(ID, Side.GROUP, PRICE));
            low.by(entering(DESK, "acct-watch"))
                    .when(new AcceptPrice(statement))
                    .then(new FairPriceAccepted(ID, Side.GROUP, LOW.with(statement)));
        }

        @Test
        void a_new_one_takes_the_place_of_what_was_agreed() {
            Agreement again = agreement(DRAFTED, REVISED, PROPOSED, ACCEPTED)
                    .when(new ProposePrice(LOW))
                    .thenStage();
            assertThat(((Agreement.Known) again).negotiation().pricing().agreed())
                    .isEmpty();
        }

        @Test
        void is_of_commissions_only() {
            AgreementTerms hosting = terms(CollaborationForm.CO_HOSTING, Instrument.AGREEMENT, BLANK);
            AgreementTerms next = hosting.with(WRITTEN);
            agreement(drafted(hosting), new AgreementRevised(ID, 2, hash(next), Side.GROUP, next))
                    .when(new ProposePrice(PRICE))
                    .thenRefused(AgreementRefusal.PRICE_ONLY_FOR_COMMISSION);
        }
    }

    @Nested
    class Recording_a_key_point {
        @Test
        void is_for_both_sides_and_of_the_form_only() {
            agreement(DRAFTED).when(new RecordEvidence(met("R-IT-3"))).then(CAPABILITY);
            agreement(DRAFTED)
                    .by(SCHOOL)
                    .when(new RecordEvidence(met("R-IT-3")))
                    .then(CAPABILITY);
            agreement(READY).when(new RecordEvidence(met("R-IT-3"))).thenRepeated();
            for (String other : List.of("R-KS-1", "R-IT-1", "R-HO-1", "K-AG-2", "")) {
                agreement(DRAFTED).when(new RecordEvidence(met(other))).thenRefused(AgreementRefusal.NOTHING_TO_RECORD);
            }
            agreement(DRAFTED)
                    .by(STRANGER)
                    .when(new RecordEvidence(met("R-IT-3")))
                    .thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
        }

        @Test
        void is_of_what_has_been() {
            RuleEvidence today =
                    new RuleEvidence("R-IT-3", true, Optional.of(TODAY), Optional.empty(), Optional.empty());
            RuleEvidence ahead = new RuleEvidence(
                    "R-IT-3", true, Optional.of(TODAY.plusDays(1)), Optional.empty(), Optional.empty());
            agreement(DRAFTED).when(new RecordEvidence(today)).then(new RuleEvidenceRecorded(ID, today));
            agreement(DRAFTED).when(new RecordEvidence(ahead)).thenRefused(AgreementRefusal.RECORDED_AHEAD);
        }

        @Test
        void the_latest_answer_counts() {
            RuleEvidence no =
                    new RuleEvidence("R-IT-3", false, Optional.empty(), Optional.of("まだ確かめていません。"), Optional.empty());
            agreement(after(READY, new RuleEvidenceRecorded(ID, no)))
                    .by(SCHOOL)
                    .when(new SignAgreement())
                    .thenRefused(FormRule.CAPABILITY_NOT_CHECKED);
        }
    }

    @Nested
    class Confirming {
        @Test
        void each_party_confirms_for_itself_and_the_last_makes_it_agreed() {
            agreement(DRAFTED, REVISED).when(CONFIRM).then(BY_GROUP);
            agreement(DRAFTED, REVISED).by(SHOP).when(CONFIRM).then(BY_SHOPS);
            agreement(DRAFTED, REVISED).by(SCHOOL).when(CONFIRM).then(BY_SCHOOLS);
            agreement(DRAFTED, REVISED)
                    .by(entering(OFFICE, "acct-shop"))
                    .when(CONFIRM)
                    .then(BY_SHOPS);
            agreement(DRAFTED, REVISED).by(OFFICE).when(CONFIRM).thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
            agreement(DRAFTED, REVISED).by(STRANGER).when(CONFIRM).thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
            assertThat(agreement(DRAFTED, REVISED, BY_GROUP, BY_SHOPS)
                            .by(SCHOOL)
                            .when(CONFIRM)
                            .thenStage())
                    .isInstanceOf(Agreement.Agreed.class);
            assertThat(agreement(DRAFTED, REVISED, BY_GROUP)
                            .by(SCHOOL)
                            .when(CONFIRM)
                            .thenStage())
                    .isInstanceOf(Agreement.Negotiating.class);
        }

        @Test
        void twice_counts_once() {
            agreement(DRAFTED, REVISED, BY_GROUP).when(CONFIRM).thenRepeated();
            agreement(READY).when(CONFIRM).thenRepeated();
        }

        @Test
        void is_of_the_latest_version_with_its_very_words() {
            agreement(DRAFTED, REVISED)
                    .when(new ConfirmVersion(1, hash(TERMS)))
                    .thenRefused(AgreementRefusal.ANOTHER_VERSION);
            agreement(DRAFTED, REVISED)
                    .when(new ConfirmVersion(2, hash(TERMS)))
                    .thenRefused(AgreementRefusal.ANOTHER_VERSION);
            agreement(DRAFTED, REVISED)
                    .when(new ConfirmVersion(3, hash(SECOND)))
                    .thenRefused(AgreementRefusal.ANOTHER_VERSION);
        }
    }

    @Nested
    class Signing {
        private final SignAgreement sign = new SignAgreement();

        @Test
        void is_for_the_section_that_owns_it_once_all_is_there() {
            agreement(READY).by(SCHOOL).when(sign).then(SIGNED);
            agreement(READY).by(OFFICE).when(sign).then(SIGNED);
            agreement(READY).by(ELSEWHERE).when(sign).thenRefused(CommonRefusal.NOT_IN_CHARGE);
            agreement(after(READY, SIGNED)).by(SCHOOL).when(sign).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
        }

        @Test
        void needs_every_party() {
            for (AgreementEvent missing : List.of(BY_GROUP, BY_SHOPS, BY_SCHOOLS)) {
                agreement(without(missing)).by(SCHOOL).when(sign).thenRefused(AgreementRefusal.NOT_CONFIRMED_BY_ALL);
            }
        }

        @Test
        void of_a_commission_finds_the_evaluation_planned_where_evaluation_tells_it() {
            LocalDate since = TODAY.minusDays(3);
            Object[] planned = facts(STANDINGS);
            planned[5] = new PlannedEvaluations.Known(Optional.of(since));
            RuleEvidence told =
                    new RuleEvidence("R-IT-2", true, Optional.of(since), Optional.empty(), Optional.empty());
            AgreementSigned signed = signed(List.of(met("R-IT-3").forEverybody(), told));
            agreement(without(EVALUATION))
                    .knowing(planned)
                    .by(SCHOOL)
                    .when(sign)
                    .then(signed);
            RuleEvidenceRecorded no = new RuleEvidenceRecorded(
                    ID, new RuleEvidence("R-IT-2", false, Optional.empty(), Optional.empty(), Optional.empty()));
            agreement(after(READY, no)).by(SCHOOL).when(sign).thenRefused(FormRule.EVALUATION_NOT_PLANNED);
            agreement(after(READY, no)).knowing(planned).by(SCHOOL).when(sign).then(signed);
        }

        @Test
        void of_a_commission_needs_the_key_points_of_its_form() {
            agreement(without(EVALUATION)).by(SCHOOL).when(sign).thenRefused(FormRule.EVALUATION_NOT_PLANNED);
            agreement(without(CAPABILITY)).by(SCHOOL).when(sign).thenRefused(FormRule.CAPABILITY_NOT_CHECKED);
            AgreementRevised byCity = new AgreementRevised(ID, 2, hash(SECOND), Side.CITY, SECOND);
            agreement(DRAFTED, byCity, PROPOSED, ACCEPTED, EVALUATION, CAPABILITY, BY_GROUP, BY_SHOPS, BY_SCHOOLS)
                    .by(SCHOOL)
                    .when(sign)
                    .thenRefused(FormRule.SPECIFICATION_NOT_BY_GROUP);
        }

        @Test
        void of_a_commission_needs_a_fair_price_where_the_municipality_demands_it() {
            AgreementEvent[] unpriced = Stream.of(READY)
                    .filter(event -> event != PROPOSED && event != ACCEPTED)
                    .toArray(AgreementEvent[]::new);
            agreement(unpriced)
                    .where(Map.of("R-FP-2", Use.HARD))
                    .by(SCHOOL)
                    .when(sign)
                    .thenRefused(AgreementRefusal.PRICE_NOT_AGREED);
            assertThat(agreement(unpriced).by(SCHOOL).when(sign).thenChecked()).containsExactly("R-FP-2");
        }

        @Test
        void tells_what_is_for_the_parties_to_nobody_else() {
            Optional<String> statement = Optional.of("会場を自分たちで用意できるため。");
            AgreementEvent low = new FairPriceAccepted(ID, Side.GROUP, LOW.with(statement));
            AgreementSigned signed =
                    (AgreementSigned) ((org.kyodo.chassis.decide.Decision.Accepted<AgreementEvent>) new AgreementRules()
                                    .answer(
                                            stageAfter(after(READY, low)),
                                            sign,
                                            new org.kyodo.chassis.decide.Context(
                                                    java.time.Instant.parse("2026-06-12T01:00:00Z"),
                                                    SCHOOL,
                                                    MUNICIPALITY,
                                                    org.kyodo.chassis.decide.Facts.of(facts(STANDINGS)))))
                            .events()
                            .getFirst();
            assertThat(signed.price().orElseThrow().groupStatement()).isEmpty();
            assertThat(signed.evidence()).isNotEmpty().allSatisfy(one -> {
                assertThat(one.answer()).isEmpty();
                assertThat(one.document()).isEmpty();
            });
        }

        private Agreement stageAfter(AgreementEvent[] happened) {
            Agreement stage = new Agreement.Absent(ID);
            for (AgreementEvent event : happened) {
                stage = stage.after(event);
            }
            return stage;
        }

        @Test
        void needs_every_group_registered_on_that_day() {
            agreement(READY)
                    .knowing(facts(standings(TODAY)))
                    .by(SCHOOL)
                    .when(sign)
                    .then(SIGNED);
            agreement(READY)
                    .knowing(facts(standings(TODAY.minusDays(1))))
                    .by(SCHOOL)
                    .when(sign)
                    .thenRefused(AgreementRefusal.PARTY_NOT_REGISTERED);
        }

        @Test
        void is_not_for_who_acts_for_a_party_nor_for_who_entered_for_one() {
            Actor both =
                    new Actor(SHOP.account(), Set.of(Role.STAFF), Optional.of(SCHOOLS), Channel.WEB, Optional.empty());
            agreement(READY).by(both).when(sign).thenRefused(CommonRefusal.CONFLICT_OF_INTEREST);
            given(DRAFTED, REVISED, PROPOSED, ACCEPTED, EVALUATION, CAPABILITY, BY_GROUP)
                    .and(entering(SCHOOL, "acct-shop"), BY_SHOPS)
                    .and(SCHOOL, BY_SCHOOLS)
                    .knowing(facts(STANDINGS))
                    .by(SCHOOL)
                    .when(sign)
                    .thenRefused(CommonRefusal.FOUR_EYES);
        }

        @Test
        void is_for_who_confirmed_for_their_own_section_while_others_entered_for_a_party() {
            given(DRAFTED, REVISED, PROPOSED, ACCEPTED, EVALUATION, CAPABILITY, BY_GROUP)
                    .and(entering(DESK, "acct-shop"), BY_SHOPS)
                    .and(SCHOOL, BY_SCHOOLS)
                    .knowing(facts(STANDINGS))
                    .by(SCHOOL)
                    .when(sign)
                    .then(SIGNED);
        }

        @Test
        void is_not_how_a_decision_letter_comes_about() {
            AgreementTerms letter = terms(CollaborationForm.NOMINAL_SUPPORT, Instrument.DECISION_LETTER, BLANK);
            agreement(drafted(letter)).by(SCHOOL).when(sign).thenRefused(AgreementRefusal.A_LETTER_IS_ISSUED);
            agreement(drafted(letter))
                    .when(new ReviseAgreement(WRITTEN))
                    .thenRefused(AgreementRefusal.A_LETTER_IS_ISSUED);
        }

        @Test
        void of_a_standing_agreement_asks_for_no_form() {
            AgreementTerms terms = new AgreementTerms(
                    Optional.empty(), Instrument.AGREEMENT, true, SCHOOLS, List.of(THE_GROUP, THE_SCHOOLS), BLANK);
            AgreementTerms next = terms.with(WRITTEN);
            agreement(
                            new AgreementDrafted(ID, Optional.empty(), terms, hash(terms)),
                            new AgreementRevised(ID, 2, hash(next), Side.CITY, next),
                            confirmed(2, next, THE_GROUP),
                            confirmed(2, next, THE_SCHOOLS))
                    .by(SCHOOL)
                    .when(sign)
                    .then(new AgreementSigned(
                            ID, Optional.empty(), next, 2, hash(next), Optional.empty(), List.of(), TODAY));
        }
    }

    @Nested
    class Giving_up {
        private final GiveUpAgreement giveUp = new GiveUpAgreement(WHY);
        private final AgreementEvent[] drafted = {DRAFTED};
        private final AgreementEvent[] negotiating = {DRAFTED, REVISED};

        private AgreementGivenUp by(Side side) {
            return new AgreementGivenUp(ID, Optional.of(PROPOSAL), side, BECAUSE, TODAY);
        }

        @Test
        void is_for_either_side_until_it_is_signed() {
            for (AgreementEvent[] before : List.of(drafted, negotiating, READY)) {
                agreement(before).when(giveUp).then(by(Side.GROUP));
                agreement(before).by(SHOP).when(giveUp).then(by(Side.GROUP));
                agreement(before).by(SCHOOL).when(giveUp).then(by(Side.CITY));
                agreement(before).by(OFFICE).when(giveUp).then(by(Side.CITY));
                agreement(before).by(entering(DESK, "acct-watch")).when(giveUp).then(by(Side.GROUP));
                agreement(before).by(STRANGER).when(giveUp).thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
                agreement(before).by(ELSEWHERE).when(giveUp).thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
                agreement(before)
                        .when(new GiveUpAgreement(Optional.empty()))
                        .thenRefused(CommonRefusal.REASON_REQUIRED);
            }
            for (AgreementEvent[] after : List.of(
                    after(READY, SIGNED), after(READY, SIGNED, PUBLISHED), after(negotiating, by(Side.GROUP)))) {
                agreement(after).when(giveUp).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            }
        }

        @Test
        void ends_it_for_good() {
            AgreementEvent[] over = after(READY, by(Side.GROUP));
            agreement(over).by(SCHOOL).when(new SignAgreement()).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            agreement(over).when(new ReviseAgreement(BLANK)).thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            assertThat(AgreementConfiguration.due(stage(over))).isEmpty();
            KnownAgreement known = Agreements.known(stage(over)).orElseThrow();
            assertThat(known.isOver(TODAY)).isTrue();
            assertThat(known.inForce(TODAY)).isFalse();
        }

        @Test
        void is_known_to_both_sides_and_to_nobody_else() {
            Given over = agreement(after(negotiating, by(Side.CITY)));
            over.isSeen();
            over.by(SHOP).isSeen();
            over.by(ELSEWHERE).isSeen();
            over.by(STRANGER).isUnseen();
            Agreement stage = stage(after(negotiating, by(Side.CITY)));
            assertThat(AgreementView.of(stage, false)).isEmpty();
            assertThat(AgreementView.of(stage, true).orElseThrow().ended())
                    .contains(new AgreementView.Ended(TODAY, Optional.of(Side.CITY), Optional.of(BECAUSE)));
        }
    }

    @Nested
    class A_decision_letter {
        private final AgreementTerms letter =
                terms(CollaborationForm.NOMINAL_SUPPORT, Instrument.DECISION_LETTER, BLANK);
        private final RuleEvidenceRecorded checked = new RuleEvidenceRecorded(ID, met("R-KO-1"));
        private final RuleEvidenceRecorded guideline = new RuleEvidenceRecorded(ID, met("R-KS-6"));
        private final IssueDecisionLetter issue = new IssueDecisionLetter(Optional.empty());

        @Test
        void is_issued_once_an_officer_checked_public_benefit() {
            agreement(drafted(letter)).by(SCHOOL).when(issue).thenRefused(FormRule.PUBLIC_BENEFIT_NOT_CHECKED);
            agreement(drafted(letter))
                    .when(new RecordEvidence(met("R-KO-1")))
                    .thenRefused(AgreementRefusal.OFFICER_RECORDS_IT);
            agreement(drafted(letter))
                    .by(SCHOOL)
                    .when(new RecordEvidence(met("R-KO-1")))
                    .then(checked);
            agreement(drafted(letter), checked, guideline)
                    .by(SCHOOL)
                    .when(issue)
                    .then(new DecisionLetterIssued(
                            ID, Optional.of(PROPOSAL), CollaborationForm.NOMINAL_SUPPORT, letter, Optional.empty()));
            assertThat(agreement(drafted(letter), checked)
                            .by(SCHOOL)
                            .when(issue)
                            .thenChecked())
                    .containsExactly("R-KS-6");
        }

        @Test
        void is_for_its_form_only_and_for_registered_groups() {
            agreement(DRAFTED).by(SCHOOL).when(issue).thenRefused(AgreementRefusal.NOT_A_LETTER);
            agreement(drafted(letter), checked, guideline)
                    .knowing(facts(standings(TODAY.minusDays(1))))
                    .by(SCHOOL)
                    .when(issue)
                    .thenRefused(AgreementRefusal.PARTY_NOT_REGISTERED);
        }
    }

    @Nested
    class Publishing {
        @Test
        void needs_somebody_to_look_for_personal_data() {
            agreement(after(READY, SIGNED))
                    .by(SCHOOL)
                    .when(new PublishAgreement(true))
                    .then(PUBLISHED);
            agreement(after(READY, SIGNED))
                    .by(SCHOOL)
                    .when(new PublishAgreement(false))
                    .thenRefused(AgreementRefusal.NOT_CHECKED_FOR_PERSONAL_DATA);
        }
    }

    @Nested
    class A_published_agreement {
        private final AgreementEvent[] published = after(READY, SIGNED, PUBLISHED);
        private final AgreementText longer = new AgreementText(
                "みまもりマップと夜回り",
                WRITTEN.purpose(),
                WRITTEN.roles(),
                WRITTEN.responsibility(),
                WRITTEN.costs(),
                Optional.of(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2027, 9, 30))),
                WRITTEN.reviewDates(),
                WRITTEN.clauses());
        private final AgreementTerms third = TERMS.with(longer);
        private final AgreementRevised next = new AgreementRevised(ID, 3, hash(third), Side.GROUP, third);
        private final ConfirmVersion confirm = new ConfirmVersion(3, hash(third));

        @Test
        void is_amended_once_every_party_confirmed_the_new_version() {
            Agreement revised =
                    agreement(published).when(new ReviseAgreement(longer)).thenStage();
            assertThat(revised).isInstanceOf(Agreement.Published.class);
            assertThat(((Agreement.Published) revised).holds().number()).isEqualTo(2);
            agreement(after(published, next)).when(confirm).then(confirmed(3, third, THE_GROUP));
            agreement(after(published, next))
                    .by(SCHOOL)
                    .when(new AmendAgreement(true))
                    .thenRefused(AgreementRefusal.NOT_CONFIRMED_BY_ALL);
            AgreementEvent[] confirmed = after(published, confirmedByAll(next));
            agreement(confirmed)
                    .by(SCHOOL)
                    .when(new AmendAgreement(true))
                    .then(new AgreementAmended(ID, Optional.of(PROPOSAL), third, 3, hash(third)));
            agreement(confirmed)
                    .by(SCHOOL)
                    .when(new AmendAgreement(false))
                    .thenRefused(AgreementRefusal.NOT_CHECKED_FOR_PERSONAL_DATA);
            agreement(confirmed)
                    .knowing(facts(standings(TODAY.minusDays(1))))
                    .by(SCHOOL)
                    .when(new AmendAgreement(true))
                    .thenRefused(AgreementRefusal.PARTY_NOT_REGISTERED);
        }

        @Test
        void is_known_and_found_by_what_holds_and_not_by_what_is_written_meanwhile() {
            Listed<Agreement> listed =
                    AgreementConfiguration.type((_, _, _) -> Facts.NONE).listed();
            for (AgreementEvent then : List.of(
                    next,
                    new AgreementTerminated(ID, Optional.of(PROPOSAL), Side.GROUP, BECAUSE, TODAY),
                    new AgreementExpired(ID, Optional.of(PROPOSAL), LocalDate.of(2027, 3, 31)))) {
                Agreement agreement = stage(after(published, next, then));
                assertThat(Agreements.known(agreement).orElseThrow().terms()).isEqualTo(SECOND);
                assertThat(listed.of(ID.toString(), agreement)).isEqualTo(listed.of(ID.toString(), stage(published)));
            }
        }

        @Test
        void has_nothing_to_confirm_or_amend_before_it_is_revised() {
            agreement(published).when(CONFIRM).thenRefused(AgreementRefusal.NOTHING_REVISED);
            agreement(published)
                    .by(SCHOOL)
                    .when(new AmendAgreement(true))
                    .thenRefused(AgreementRefusal.NOTHING_REVISED);
        }

        @Test
        void is_not_amended_to_last_too_long() {
            AgreementText years = text(
                    Optional.of(new Period(LocalDate.of(2026, 10, 1), LocalDate.of(2030, 3, 31))),
                    List.of(LocalDate.of(2026, 12, 25)),
                    WRITTEN.clauses());
            AgreementTerms fourth = TERMS.with(years);
            agreement(after(published, confirmedByAll(new AgreementRevised(ID, 3, hash(fourth), Side.GROUP, fourth))))
                    .by(SCHOOL)
                    .when(new AmendAgreement(true))
                    .thenRefused(FormRule.CONTINUATION_NOT_REVIEWED);
        }

        @Test
        void is_ended_by_a_party_with_notice_and_reason() {
            LocalDate first = LocalDate.of(2026, 7, 12);
            agreement(published).when(new TerminateAgreement(WHY, first)).then(notice(Side.GROUP, first));
            agreement(published)
                    .by(SCHOOL)
                    .when(new TerminateAgreement(WHY, first))
                    .then(notice(Side.CITY, first));
            agreement(published)
                    .when(new TerminateAgreement(WHY, first.minusDays(1)))
                    .thenRefused(AgreementRefusal.NOTICE_TOO_SHORT);
            agreement(published)
                    .where("K-AG-3", 31)
                    .when(new TerminateAgreement(WHY, first))
                    .thenRefused(AgreementRefusal.NOTICE_TOO_SHORT);
            agreement(published)
                    .when(new TerminateAgreement(WHY, TODAY.minusDays(1)))
                    .thenRefused(AgreementRefusal.ENDED_BEFORE_TODAY);
            agreement(published)
                    .when(new TerminateAgreement(WHY, LocalDate.of(2027, 4, 1)))
                    .thenRefused(AgreementRefusal.AFTER_ITS_TERM);
            agreement(published)
                    .when(new TerminateAgreement(WHY, LocalDate.of(2027, 3, 31)))
                    .thenStage();
            agreement(published)
                    .when(new TerminateAgreement(WHY, LocalDate.of(2027, 6, 14)))
                    .thenRefused(CommonRefusal.DUE_TOO_FAR);
            agreement(published)
                    .when(new TerminateAgreement(Optional.empty(), first))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            agreement(published)
                    .by(STRANGER)
                    .when(new TerminateAgreement(WHY, first))
                    .thenRefused(AgreementRefusal.NOT_AN_AGREEMENT_PARTY);
        }

        private AgreementNoticeGiven notice(Side side, LocalDate on) {
            return new AgreementNoticeGiven(ID, Optional.of(PROPOSAL), side, BECAUSE, on);
        }

        private String due(AgreementEvent... happened) {
            return AgreementConfiguration.due(stage(happened))
                    .map(due -> due.at() + " " + due.command())
                    .orElse("never");
        }

        @Test
        void holds_until_the_day_of_the_notice_and_ends_by_itself_then() {
            LocalDate last = LocalDate.of(2026, 7, 12);
            AgreementEvent[] noticed = after(published, notice(Side.GROUP, last));
            assertThat(stage(noticed)).isInstanceOf(Agreement.Published.class);
            KnownAgreement known = Agreements.known(stage(noticed)).orElseThrow();
            assertThat(known.inForce(last)).isTrue();
            assertThat(known.isOver(last)).isFalse();
            assertThat(known.inForce(last.plusDays(1))).isFalse();
            assertThat(known.isOver(last.plusDays(1))).isTrue();
            assertThat(due(noticed)).isEqualTo("2026-07-12T15:00:00Z EndAgreement[]");
            Given over = agreement(noticed).by(Actor.PLATFORM).at("2026-07-13T00:00:00+09:00");
            AgreementTerminated terminated =
                    new AgreementTerminated(ID, Optional.of(PROPOSAL), Side.GROUP, BECAUSE, last);
            over.when(new EndAgreement()).then(terminated);
            over.at("2026-07-12T23:59:59+09:00").when(new EndAgreement()).thenRefused(CommonRefusal.NOT_YET_DUE);
            agreement(published)
                    .by(Actor.PLATFORM)
                    .when(new EndAgreement())
                    .thenRefused(AgreementRefusal.NO_NOTICE_GIVEN);
            assertThat(due(after(noticed, terminated))).isEqualTo("never");
            assertThat(Agreements.known(stage(after(noticed, terminated)))
                            .orElseThrow()
                            .isOver(last))
                    .isTrue();
        }

        @Test
        void is_ended_by_the_notice_that_ends_it_first() {
            LocalDate august = LocalDate.of(2026, 8, 31);
            LocalDate july = LocalDate.of(2026, 7, 31);
            AgreementEvent[] noticed = after(published, notice(Side.GROUP, august));
            agreement(noticed).when(new TerminateAgreement(WHY, august)).thenRepeated();
            for (LocalDate no : List.of(august, august.plusDays(1))) {
                agreement(noticed)
                        .by(SCHOOL)
                        .when(new TerminateAgreement(WHY, no))
                        .thenRefused(AgreementRefusal.ENDS_ALREADY);
            }
            agreement(noticed)
                    .by(SCHOOL)
                    .when(new TerminateAgreement(WHY, july))
                    .then(notice(Side.CITY, july));
            agreement(noticed)
                    .by(SCHOOL)
                    .when(new TerminateAgreement(WHY, LocalDate.of(2026, 7, 11)))
                    .thenRefused(AgreementRefusal.NOTICE_TOO_SHORT);
            agreement(after(noticed, notice(Side.CITY, july)))
                    .by(Actor.PLATFORM)
                    .at("2026-08-01T00:00:00+09:00")
                    .when(new EndAgreement())
                    .then(new AgreementTerminated(ID, Optional.of(PROPOSAL), Side.CITY, BECAUSE, july));
        }

        @Test
        void expires_where_its_term_ends_before_the_notice_and_an_amendment_takes_no_notice_back() {
            AgreementEvent[] noticed = after(published, notice(Side.GROUP, LocalDate.of(2027, 2, 28)));
            assertThat(due(noticed)).isEqualTo("2027-02-28T15:00:00Z EndAgreement[]");
            assertThat(due(after(noticed, amended(LocalDate.of(2027, 9, 30)))))
                    .isEqualTo("2027-02-28T15:00:00Z EndAgreement[]");
            AgreementEvent[] shorter = after(noticed, amended(LocalDate.of(2026, 12, 31)));
            assertThat(due(shorter)).isEqualTo("2026-12-31T15:00:00Z ExpireAgreement[]");
            Given over = agreement(shorter).by(Actor.PLATFORM).at("2027-01-01T00:00:00+09:00");
            over.when(new ExpireAgreement())
                    .then(new AgreementExpired(ID, Optional.of(PROPOSAL), LocalDate.of(2026, 12, 31)));
            over.when(new EndAgreement()).thenRefused(AgreementRefusal.NO_NOTICE_GIVEN);
            assertThat(due(after(published, notice(Side.GROUP, THIS_YEAR.until()))))
                    .as("it would have ended anyway")
                    .isEqualTo("2027-03-31T15:00:00Z ExpireAgreement[]");
        }

        private AgreementEvent[] amended(LocalDate until) {
            AgreementTerms other = TERMS.with(
                    text(Optional.of(new Period(LocalDate.of(2026, 10, 1), until)), List.of(), WRITTEN.clauses()));
            return new AgreementEvent[] {
                new AgreementRevised(ID, 3, hash(other), Side.GROUP, other),
                new AgreementAmended(ID, Optional.of(PROPOSAL), other, 3, hash(other))
            };
        }

        @Test
        void is_changed_by_nobody_after_its_last_day_even_if_nothing_has_ended_it_yet() {
            LocalDate last = LocalDate.of(2026, 7, 12);
            Given noticed = agreement(after(published, notice(Side.GROUP, last)));
            assertThat(noticed.at("2026-07-12T23:59:59+09:00")
                            .when(new ReviseAgreement(longer))
                            .thenStage())
                    .isInstanceOf(Agreement.Published.class);
            Given over = noticed.at("2026-07-13T00:00:00+09:00");
            over.when(new ReviseAgreement(longer)).thenRefused(AgreementRefusal.HOLDS_NO_MORE);
            over.when(new TerminateAgreement(WHY, LocalDate.of(2026, 9, 30)))
                    .thenRefused(AgreementRefusal.HOLDS_NO_MORE);
            agreement(after(published, confirmedByAll(next)))
                    .by(SCHOOL)
                    .at("2027-04-01T00:00:00+09:00")
                    .when(new AmendAgreement(true))
                    .thenRefused(AgreementRefusal.HOLDS_NO_MORE);
        }

        @Test
        void shows_everybody_until_when_it_holds_and_its_parties_why() {
            LocalDate last = LocalDate.of(2026, 7, 12);
            Agreement noticed = stage(after(published, notice(Side.GROUP, last)));
            assertThat(AgreementView.of(noticed, false).orElseThrow().ending())
                    .contains(new AgreementView.Ended(last, Optional.of(Side.GROUP), Optional.empty()));
            assertThat(AgreementView.of(noticed, true).orElseThrow().ending())
                    .contains(new AgreementView.Ended(last, Optional.of(Side.GROUP), Optional.of(BECAUSE)));
            assertThat(AgreementView.of(noticed, true).orElseThrow().ended()).isEmpty();
        }

        @Test
        void expires_after_the_last_day_of_its_term() {
            Given over = agreement(published).by(Actor.PLATFORM).at("2027-04-01T00:00:00+09:00");
            over.when(new ExpireAgreement())
                    .then(new AgreementExpired(ID, Optional.of(PROPOSAL), LocalDate.of(2027, 3, 31)));
            over.at("2027-03-31T23:59:59+09:00").when(new ExpireAgreement()).thenRefused(CommonRefusal.NOT_YET_DUE);
            AgreementTerms endless = TERMS.with(text(Optional.empty(), List.of(), List.of()));
            agreement(DRAFTED, new AgreementPublished(ID, Optional.empty(), endless, 1, hash(endless)))
                    .by(Actor.PLATFORM)
                    .when(new ExpireAgreement())
                    .thenRefused(AgreementRefusal.WITHOUT_TERM);
        }
    }

    @Nested
    class Going_on_with_the_same_group {
        private final SignedAgreement[] threeYears = {signed(2023, 2024), signed(2025, 2025)};
        private final ContinuationReviewRequired required = new ContinuationReviewRequired(ID, FOUR);

        private SignedAgreement signed(int first, int last) {
            return new SignedAgreement(
                    AgreementId.of("019a0000-0000-7000-8000-0000000000d" + first % 10),
                    Optional.of(CollaborationForm.COMMISSION),
                    List.of(WATCHERS),
                    List.of(SCHOOLS),
                    first,
                    last);
        }

        private CompleteContinuationReview completed(ReviewOutcome outcome) {
            return new CompleteContinuationReview(outcome, true, WHY);
        }

        private ContinuationReviewCompleted reviewed(ReviewOutcome outcome) {
            return new ContinuationReviewCompleted(ID, FOUR, outcome, true, BECAUSE);
        }

        @Test
        void for_a_fourth_year_asks_for_a_review_before_the_signature() {
            agreement(READY)
                    .knowing(facts(STANDINGS, signed(2024, 2025)))
                    .by(SCHOOL)
                    .when(new SignAgreement())
                    .then(SIGNED);
            agreement(READY)
                    .knowing(facts(STANDINGS, threeYears))
                    .by(SCHOOL)
                    .when(new SignAgreement())
                    .thenRefused(FormRule.CONTINUATION_NOT_REVIEWED);
            agreement(READY)
                    .knowing(facts(STANDINGS, threeYears))
                    .where("K-IT-4", 4)
                    .by(SCHOOL)
                    .when(new SignAgreement())
                    .then(SIGNED);
        }

        @Test
        void is_signed_once_it_was_reviewed_and_may_go_on() {
            Given again = agreement(after(READY, required, reviewed(ReviewOutcome.CONTINUE)))
                    .knowing(facts(STANDINGS, threeYears))
                    .by(SCHOOL);
            again.when(new SignAgreement()).then(SIGNED);
            agreement(after(READY, required, reviewed(ReviewOutcome.END)))
                    .knowing(facts(STANDINGS, threeYears))
                    .by(SCHOOL)
                    .when(new SignAgreement())
                    .thenRefused(FormRule.CONTINUATION_NOT_REVIEWED);
            again.knowing(facts(STANDINGS, signed(2022, 2025)))
                    .when(new SignAgreement())
                    .thenRefused(FormRule.CONTINUATION_NOT_REVIEWED);
        }

        @Test
        void is_reviewed_by_the_section_with_a_reason_where_it_was_required() {
            agreement(DRAFTED)
                    .by(Actor.PLATFORM)
                    .when(new RequireContinuationReview(FOUR))
                    .then(required);
            agreement(DRAFTED, required)
                    .by(Actor.PLATFORM)
                    .when(new RequireContinuationReview(FOUR))
                    .thenRepeated();
            agreement(after(READY, SIGNED))
                    .by(Actor.PLATFORM)
                    .when(new RequireContinuationReview(FOUR))
                    .thenRepeated();
            agreement()
                    .by(Actor.PLATFORM)
                    .when(new RequireContinuationReview(FOUR))
                    .thenRefused(CommonRefusal.NOT_IN_THIS_STAGE);
            agreement(DRAFTED, required)
                    .by(SCHOOL)
                    .when(completed(ReviewOutcome.CONTINUE))
                    .then(reviewed(ReviewOutcome.CONTINUE));
            agreement(DRAFTED, required)
                    .by(ELSEWHERE)
                    .when(completed(ReviewOutcome.CONTINUE))
                    .thenRefused(CommonRefusal.NOT_IN_CHARGE);
            agreement(DRAFTED, required)
                    .by(SCHOOL)
                    .when(new CompleteContinuationReview(ReviewOutcome.CONTINUE, true, Optional.empty()))
                    .thenRefused(CommonRefusal.REASON_REQUIRED);
            agreement(DRAFTED)
                    .by(SCHOOL)
                    .when(completed(ReviewOutcome.CONTINUE))
                    .thenRefused(AgreementRefusal.NO_REVIEW_REQUIRED);
        }
    }

    @Test
    void it_is_seen_by_its_parties_and_the_town_hall_and_by_everybody_once_it_is_signed() {
        Given drafted = agreement(DRAFTED);
        drafted.isSeen();
        drafted.by(SHOP).isSeen();
        drafted.by(ELSEWHERE).isSeen();
        drafted.by(actor("acct-auditor", Role.AUDITOR)).isSeen();
        drafted.by(STRANGER).isUnseen();
        drafted.by(actor("acct-reviewer", Role.REVIEWER)).isUnseen();
        drafted.by(DESK).isUnseen();
        drafted.by(entering(DESK, "acct-watch")).isSeen();
        agreement(READY).by(STRANGER).isUnseen();
        agreement(after(READY, SIGNED)).by(STRANGER).isSeen();
        given().knowing(facts(STANDINGS)).by(ELSEWHERE).isUnseen();
    }

    @Test
    void a_stranger_is_not_told_which_resident_is_a_party() {
        AgreementParty resident = AgreementParty.of(Proposer.account(AccountRef.of("acct-resident")));
        AgreementTerms terms = new AgreementTerms(
                Optional.empty(), Instrument.AGREEMENT, true, SCHOOLS, List.of(resident, THE_SCHOOLS), BLANK);
        Agreement signed = stage(
                new AgreementDrafted(ID, Optional.empty(), terms, hash(terms)),
                new AgreementSigned(ID, Optional.empty(), terms, 1, hash(terms), Optional.empty(), List.of(), TODAY));
        AgreementParty somebody = AgreementParty.of(Proposer.account(AccountRef.of("redacted")));
        assertThat(AgreementView.of(signed, false).orElseThrow().agreement().parties())
                .containsExactly(somebody, THE_SCHOOLS);
        assertThat(AgreementView.of(signed, true).orElseThrow().agreement()).isEqualTo(terms);
    }

    @Test
    void a_stranger_sees_what_was_signed_and_not_how_it_came_about() {
        Agreement signed = stage(after(READY, SIGNED));
        AgreementView outside = AgreementView.of(signed, false).orElseThrow();
        assertThat(outside.course()).isEmpty();
        assertThat(outside.hash()).isEqualTo(hash(SECOND));
        assertThat(AgreementView.of(signed, true).orElseThrow().course()).isPresent();
        Agreement drafted = stage(DRAFTED);
        assertThat(AgreementView.of(drafted, false)).isEmpty();
        assertThat(AgreementView.of(drafted, true)).isPresent();
    }
}
