package org.kyodo.contracts.value;

/** The types of a grant programme 補助制度の類型. */
public enum ProgrammeType {
    /** 運営支援. */
    OPERATING,
    /** 活動支援. */
    ACTIVITY,
    /** 事業. */
    PROJECT,
    /** 自治振興. */
    NEIGHBORHOOD,
    /** 協働. */
    COLLABORATION,
    /** 包括. */
    BLOCK,
    /** 基金. */
    FUND
}
