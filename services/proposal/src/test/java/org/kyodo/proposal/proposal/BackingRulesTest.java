package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_THIS_STAGE;
import static org.kyodo.proposal.proposal.ExaminationRulesTest.ADOPTION;
import static org.kyodo.proposal.proposal.ExaminationRulesTest.CONDITIONALLY;
import static org.kyodo.proposal.proposal.ExaminationRulesTest.DEFERRED;
import static org.kyodo.proposal.proposal.ExaminationRulesTest.DISCUSSED;
import static org.kyodo.proposal.proposal.ProposalRulesTest.ACCEPTED;
import static org.kyodo.proposal.proposal.ProposalRulesTest.GROUP;
import static org.kyodo.proposal.proposal.ProposalRulesTest.ID;
import static org.kyodo.proposal.proposal.ProposalRulesTest.OFFICER;
import static org.kyodo.proposal.proposal.ProposalRulesTest.PARTIES;
import static org.kyodo.proposal.proposal.ProposalRulesTest.PUBLISHED;
import static org.kyodo.proposal.proposal.ProposalRulesTest.RECONSIDERED;
import static org.kyodo.proposal.proposal.ProposalRulesTest.REJECTED;
import static org.kyodo.proposal.proposal.ProposalRulesTest.RETURNED;
import static org.kyodo.proposal.proposal.ProposalRulesTest.SETTINGS;
import static org.kyodo.proposal.proposal.ProposalRulesTest.SUBMITTED;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.BackedBefore;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalBacked;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalLapsed;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalWithdrawn;
import org.kyodo.contracts.value.CallKind;
import org.kyodo.contracts.value.ReflectionOutcome;
import org.kyodo.kit.RulesTest;
import org.kyodo.proposal.proposal.ProposalFacts.TheCall;
import org.kyodo.proposal.proposal.ProposalView.Eyes;
import org.kyodo.proposal.proposal.SubmissionCommand.BackProposal;

/** 応援, by one's own judgement (R-IV-2). */
class BackingRulesTest extends RulesTest<ProposalCommand, Proposal, ProposalEvent> {
    private static final Actor MIURA = actor("acct-miura", Role.RESIDENT);
    private static final BackedBefore NOBODY = new BackedBefore(_ -> false);

    BackingRulesTest() {
        super(ProposalCommand.class, ProposalRulesTest.PARTS, new ProposalRules(), new Proposal.Absent(ID));
    }

    private Given proposal(ProposalEvent... events) {
        return among(NOBODY, Stream.concat(Stream.of(SUBMITTED), Stream.of(events)));
    }

    private Given policy(ProposalEvent... events) {
        return among(
                NOBODY,
                Stream.concat(
                        Stream.of(PolicyRulesTest.submitted(CallKind.CITIZEN_POLICY, PolicyRulesTest.residents())),
                        Stream.of(events)));
    }

    private Given among(BackedBefore before, Stream<ProposalEvent> events) {
        return given(events.toArray(ProposalEvent[]::new))
                .by(MIURA)
                .at("2026-06-22T10:00:00+09:00")
                .knowing(SETTINGS, new TheCall(Optional.of(PUBLISHED)), PARTIES, before);
    }

    private static int backers(Given given, Eyes eyes) {
        return ProposalView.of(given.stage(), eyes).orElseThrow().backers();
    }

    @Nested
    class Each_account {
        private final ProposalBacked first = new ProposalBacked(ID, 1);

        @Test
        void counts_once() {
            proposal(ACCEPTED).when(new BackProposal()).then(first);
            Given backed = proposal(ACCEPTED).and(MIURA, first);
            backed.when(new BackProposal()).thenRepeated();
            backed.by(OFFICER).when(new BackProposal()).then(new ProposalBacked(ID, 2));
        }

        @Test
        void counts_once_also_where_the_stage_no_longer_keeps_it() {
            among(new BackedBefore(MIURA.account()::equals), Stream.of(SUBMITTED, ACCEPTED))
                    .when(new BackProposal())
                    .thenRepeated();
        }

        @Test
        void may_whatever_its_roles() {
            for (Role role : Role.values()) {
                proposal(ACCEPTED)
                        .by(actor("acct-somebody", role))
                        .when(new BackProposal())
                        .then(first);
            }
            proposal(ACCEPTED).by(GROUP).when(new BackProposal()).then(first);
        }
    }

    @Nested
    class Goes_on {
        @Test
        void from_acceptance_to_the_decision() {
            ProposalBacked first = new ProposalBacked(ID, 1);
            for (Given undecided : List.of(
                    proposal(ACCEPTED),
                    proposal(ACCEPTED, DISCUSSED),
                    proposal(ACCEPTED, DISCUSSED, DEFERRED),
                    proposal(ACCEPTED, DISCUSSED, REJECTED, RECONSIDERED))) {
                undecided.when(new BackProposal()).then(first);
            }
            for (Given other : List.of(
                    proposal(),
                    proposal(RETURNED),
                    proposal(new ProposalLapsed(ID, LocalDate.parse("2026-07-10"))),
                    proposal(ACCEPTED, new ProposalWithdrawn(ID, Optional.empty())),
                    proposal(ACCEPTED, DISCUSSED, CONDITIONALLY),
                    proposal(ACCEPTED, DISCUSSED, REJECTED),
                    proposal(
                            ACCEPTED,
                            DISCUSSED,
                            new ProposalAdopted(ID, SUBMITTED.entry(), SUBMITTED.outline(), ADOPTION)))) {
                other.when(new BackProposal()).thenRefused(NOT_IN_THIS_STAGE);
            }
        }

        @Test
        void of_what_is_debated_to_the_citys_answer() {
            ProposalBacked first = new ProposalBacked(PolicyRulesTest.ID, 1);
            List<ProposalEvent> all = List.of(
                    PolicyRulesTest.ACCEPTED,
                    PolicyRulesTest.OPENED,
                    PolicyRulesTest.PUBLISHED,
                    PolicyRulesTest.WITH_CITY);
            for (int n = 1; n <= all.size(); n++) {
                policy(all.subList(0, n).toArray(ProposalEvent[]::new))
                        .when(new BackProposal())
                        .then(first);
            }
            policy(Stream.concat(
                                    all.stream(),
                                    Stream.of(PolicyRulesTest.reported(
                                            ReflectionOutcome.PARTLY, PolicyRulesTest.PARKS, 90)))
                            .toArray(ProposalEvent[]::new))
                    .when(new BackProposal())
                    .thenRefused(NOT_IN_THIS_STAGE);
        }
    }

    @Nested
    class Everybody_sees {
        @Test
        void how_many_and_not_who_whatever_comes_of_it() {
            for (Given later : List.of(
                    backedTwice(),
                    backedTwice().and(OFFICER, DISCUSSED, DEFERRED),
                    backedTwice().and(OFFICER, DISCUSSED, CONDITIONALLY),
                    backedTwice().and(OFFICER, DISCUSSED, REJECTED, RECONSIDERED))) {
                assertThat(backers(later, Eyes.EVERYONE)).isEqualTo(2);
            }
            assertThat(ProposalView.of(backedTwice().stage(), Eyes.STAFF).toString())
                    .doesNotContain(MIURA.account().value());
        }

        private Given backedTwice() {
            return proposal(ACCEPTED).and(MIURA, new ProposalBacked(ID, 1)).and(OFFICER, new ProposalBacked(ID, 2));
        }
    }
}
