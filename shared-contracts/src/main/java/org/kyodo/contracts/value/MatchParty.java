package org.kyodo.contracts.value;

/** Which of the two a match 派遣 is between. */
public enum MatchParty {
    /** 依頼した団体・所属. */
    ASKER,
    /** 人材. */
    TALENT
}
