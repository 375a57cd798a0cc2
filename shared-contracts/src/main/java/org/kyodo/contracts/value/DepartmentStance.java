package org.kyodo.contracts.value;

/** How a department stands to a proposal 所見の区分. */
public enum DepartmentStance {
    /** 賛成. */
    IN_FAVOUR,
    /** 条件付きで賛成. */
    WITH_CONDITIONS,
    /** 反対. */
    AGAINST,
    /** 意見なし. */
    NO_VIEW
}
