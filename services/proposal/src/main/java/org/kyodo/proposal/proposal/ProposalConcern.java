package org.kyodo.proposal.proposal;

import org.kyodo.chassis.decide.Concern;

/** What rules of a proposal make known where they refuse nothing. */
enum ProposalConcern implements Concern {
    /** 説明の遅れ. */
    EXPLANATION_OVERDUE("K-PR-8");

    private final String rule;

    ProposalConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
