package org.kyodo.proposal.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.sealing.DoesNotOpen;
import org.kyodo.chassis.sealing.MasterKeys;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalScored;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.kit.TestDatabase;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.Proposal.Screening;

/** K-PR-6: what a reviewer gave stands nowhere but sealed, and opens only where it belongs. */
class ScorecardsTest {
    private static final MunicipalityCode YAMAGUCHI = MunicipalityCode.of("352039");
    private static final AccountRef FIRST = AccountRef.of("acct-reviewer-0");
    private static final AccountRef SECOND = AccountRef.of("acct-reviewer-1");

    private final TestDatabase database = TestDatabase.fresh();
    private final Scorecards scorecards = new Scorecards(new SealingKeys(
            database.mongo(),
            MasterKeys.of("kyodo.test.master-key", Base64.getEncoder().encodeToString(new byte[32]))));

    @AfterEach
    void drop() {
        database.drop();
    }

    @Test
    void what_was_given_is_sealed_and_opened_for_the_decision() {
        Screening two = scored(scored(accepted(), FIRST, Map.of("公益性", 29)), SECOND, Map.of("公益性", 11));

        assertThat(two.toString()).doesNotContain("公益性").doesNotContain("=29");
        assertThat(scorecards.open(two, YAMAGUCHI).points())
                .isEqualTo(Map.of(FIRST, Map.of("公益性", 29), SECOND, Map.of("公益性", 11)));
        assertThat(scorecards.open(accepted(), YAMAGUCHI)).isEqualTo(Scores.NONE);
    }

    @Test
    void one_reviewers_seal_does_not_open_as_anothers() {
        Screening two = scored(scored(accepted(), FIRST, Map.of("公益性", 29)), SECOND, Map.of("公益性", 11));
        Review review = two.review();
        Screening swapped = two.with(new Review(
                review.handling(),
                review.roundTable(),
                List.of(
                        new Review.Score(FIRST, review.scores().getLast().sealed()),
                        new Review.Score(SECOND, review.scores().getFirst().sealed())),
                review.statements(),
                review.reconsidered(),
                review.meanOf()));
        assertThatThrownBy(() -> scorecards.open(swapped, YAMAGUCHI)).isInstanceOf(DoesNotOpen.class);
    }

    private static Proposal accepted() {
        return new Proposal.Absent(ProposalRulesTest.ID)
                .after(ProposalRulesTest.SUBMITTED)
                .after(ProposalRulesTest.ACCEPTED);
    }

    private Screening scored(Proposal before, AccountRef reviewer, Map<String, Integer> points) {
        Proposal after = before.after(new ProposalScored(ProposalRulesTest.ID, reviewer, 1));
        return (Screening) scorecards.keep(after, new ScoreProposal(points), YAMAGUCHI);
    }
}
