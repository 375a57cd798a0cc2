package org.kyodo.contracts.value;

/** Whose seat it is on a committee 委員の区分. */
public enum SeatKind {
    /** 公募: by open recruitment (001:L1417; 004:L137). */
    RECRUITED,
    /** 学識経験者. */
    EXPERT,
    /** 団体の代表. */
    GROUP,
    /** 行政職員. */
    OFFICIAL
}
