package org.kyodo.proposal.proposal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kyodo.chassis.sealing.Belonging;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.proposal.proposal.ExaminationCommand.ScoreProposal;
import org.kyodo.proposal.proposal.Proposal.Reviewed;
import org.kyodo.proposal.proposal.Proposal.Screening;

/**
 * Keeps what each reviewer gave from everybody 採点の秘匿 (K-PR-6): no event tells it, and in the database it is sealed with a key of
 * its proposal.
 */
final class Scorecards {
    private final SealingKeys keys;

    Scorecards(SealingKeys keys) {
        this.keys = keys;
    }

    /** What is sealed is a record. */
    private record Given(Map<String, Integer> points) {}

    /** With the points of a score, which no event tells. */
    Proposal keep(Proposal stage, ProposalCommand command, MunicipalityCode municipality) {
        return stage instanceof Screening screening && command instanceof ScoreProposal given
                ? screening.with(screening
                        .review()
                        .withSealed(keys.findOrMake(owner(screening))
                                .close(
                                        Json.TOLERANT.writeValueAsString(new Given(given.points())),
                                        place(
                                                screening,
                                                screening
                                                        .review()
                                                        .scores()
                                                        .getLast()
                                                        .reviewer(),
                                                municipality))))
                : stage;
    }

    /** All that were given. */
    Scores open(Proposal stage, MunicipalityCode municipality) {
        if (!(stage instanceof Reviewed reviewed) || reviewed.review().scores().isEmpty()) {
            return Scores.NONE;
        }
        Seal seal = keys.find(owner(reviewed)).orElseThrow();
        Map<AccountRef, Map<String, Integer>> points = new LinkedHashMap<>();
        for (Review.Score score : reviewed.review().scores()) {
            points.put(
                    score.reviewer(),
                    Json.TOLERANT
                            .readValue(
                                    seal.open(
                                            score.sealed().orElseThrow(),
                                            place(reviewed, score.reviewer(), municipality)),
                                    Given.class)
                            .points());
        }
        return new Scores(points);
    }

    private static String owner(Reviewed proposal) {
        return "scores/" + proposal.submission().id();
    }

    private static Belonging place(Reviewed proposal, AccountRef reviewer, MunicipalityCode municipality) {
        return new Belonging(municipality, "proposal/" + proposal.submission().id(), "score/" + reviewer);
    }
}
