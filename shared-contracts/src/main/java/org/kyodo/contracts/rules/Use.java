package org.kyodo.contracts.rules;

/** What a municipality makes of a rule 規則の扱い. */
public enum Use {
    /** 必須: what breaks it is refused. */
    HARD,
    /** 記録が要る: the step needs recorded evidence of it. */
    GATE,
    /** 確認: it is asked, the answer is kept, and a "no" is told and hinders nothing. */
    CHECK,
    /** 自動: computed from what happened. */
    DERIVED,
    /** 使わない. */
    OFF
}
