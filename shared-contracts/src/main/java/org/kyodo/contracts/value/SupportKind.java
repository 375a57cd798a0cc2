package org.kyodo.contracts.value;

/** What businesses and others help with 支援の種類 (001:L499–501). */
public enum SupportKind {
    /** 物品. */
    GOODS,
    /** 資金, to a fund. */
    MONEY,
    /** 人手. */
    STAFF_TIME,
    /** 専門知識・技術. */
    EXPERTISE,
    /** 場所. */
    PLACE
}
