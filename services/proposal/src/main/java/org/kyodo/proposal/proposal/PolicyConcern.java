package org.kyodo.proposal.proposal;

import org.kyodo.chassis.decide.Concern;

/** What rules of a policy proposal of citizens make known where they refuse nothing. */
enum PolicyConcern implements Concern {
    /** 説明期限の超過. */
    ACCOUNTABILITY_OVERDUE("K-CP-1"),
    /** 三十日ごと. */
    OVERDUE_STILL("K-CP-2");

    private final String rule;

    PolicyConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
