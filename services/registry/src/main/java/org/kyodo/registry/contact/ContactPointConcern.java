package org.kyodo.registry.contact;

import org.kyodo.chassis.decide.Concern;

/** What a rule of contact points rests on that refuses nothing. */
enum ContactPointConcern implements Concern {
    /** 再度の不達. */
    FAILED_AGAIN("K-CT-3");

    private final String rule;

    ContactPointConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
