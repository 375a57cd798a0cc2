package org.kyodo.proposal.project;

import org.kyodo.chassis.decide.Concern;

/** What the rules of projects tell, and refuse nothing for. */
enum ProjectConcern implements Concern {
    /** 長期に及ぶ事業の進捗確認: of what takes long, progress is reported each quarter (R-JI-4). */
    TAKES_LONG("K-JI-4");

    private final String rule;

    ProjectConcern(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
