package org.kyodo.contracts.value;

/** Who asks for advice 相談者 (R-CO-1). */
public enum AskerType {
    /** 市民. */
    RESIDENT,
    /** 市民活動団体. */
    GROUP,
    /** 地域コミュニティ. */
    COMMUNITY,
    /** 事業者. */
    BUSINESS,
    /** 教育機関. */
    SCHOOL,
    /** 市の所属. */
    DEPARTMENT
}
