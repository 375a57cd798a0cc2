package org.kyodo.contracts.value;

/** The kinds of a call for proposals 募集の類型. */
public enum CallKind {
    /** 行政提案型. */
    CITY_PROPOSED,
    /** 市民提案型. */
    CITIZEN_PROPOSED,
    /** 市民提案（計画提案・事業提案）. */
    CITIZEN_POLICY,
    /** 市民事業. */
    INITIATIVE
}
