package org.kyodo.registry.desk;

import org.kyodo.chassis.decide.Concern;

/** What a desk of the settings begins with, until its base sets another. */
enum DeskConcern implements Concern {
    /** 一枠の分数. */
    SLOT_MINUTES("K-CO-2"),
    /** 窓口の数. */
    DESKS("K-CO-5"),
    /** 国民の祝日・休日. */
    CLOSED_ON_HOLIDAYS("K-CO-1");

    private final String rule;

    DeskConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
