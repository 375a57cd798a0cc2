package org.kyodo.contracts.value;

/** What came of a policy proposal of citizens 反映結果. */
public enum ReflectionOutcome {
    /** 反映した. */
    REFLECTED,
    /** 一部反映した. */
    PARTLY,
    /** 反映できない. */
    NOT_REFLECTED,
    /** 継続して検討する: no result yet. */
    CONTINUED
}
