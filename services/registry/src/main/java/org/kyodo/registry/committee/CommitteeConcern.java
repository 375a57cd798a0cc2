package org.kyodo.registry.committee;

import org.kyodo.chassis.decide.Concern;

/** What the rules of committees ask, keep and tell, and refuse nothing for. */
enum CommitteeConcern implements Concern {
    /** 一元管理: who sits where is known in one place. */
    KNOWN_IN_ONE_PLACE("R-CM-1"),
    /** 審議会等の設置に関する指針. */
    GUIDELINE("R-CM-2"),
    /** 兼職. */
    MANY_SEATS("K-CM-1");

    private final String rule;

    CommitteeConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
