package org.kyodo.registry.group;

import org.kyodo.chassis.decide.Concern;

/** What the rules of registration compute or tell, and refuse nothing for. */
enum GroupConcern implements Concern {
    /** 有効期間. */
    VALIDITY("K-GR-12"),
    /** 継続中の案件. */
    OPEN_MATTERS_ARE_TOLD("K-GR-14");

    private final String rule;

    GroupConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
