package org.kyodo.proposal.form;

import org.kyodo.chassis.decide.Concern;

/** The figures behind key points of forms: they refuse nothing themselves. */
public enum FormConcern implements Concern {
    /** 採択の文書: what stands in {@link Instruments}. */
    INSTRUMENT("K-AG-1"),
    /** 負担の偏り: the most percent that one side bears. */
    ONE_SIDED("K-KS-3"),
    /** 継続: the most years without a review. */
    GOING_ON("K-IT-4");

    private final String rule;

    FormConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
