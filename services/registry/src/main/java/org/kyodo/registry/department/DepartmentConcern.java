package org.kyodo.registry.department;

import org.kyodo.chassis.decide.Concern;

/** What the rules of departments make known and refuse nothing for. */
enum DepartmentConcern implements Concern {
    /** 協働推進員の配置. */
    EACH_SECTION_HAS_AN_OFFICER("R-DP-1"),
    /** 協働推進員の不在. */
    VACANCY_IS_TOLD("K-DP-1");

    private final String rule;

    DepartmentConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
