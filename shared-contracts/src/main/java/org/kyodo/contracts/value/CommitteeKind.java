package org.kyodo.contracts.value;

/** What kind of body a committee 審議会等 is. */
public enum CommitteeKind {
    /** 審議会. */
    COUNCIL,
    /** 協働のまちづくり推進委員会 (001:L1442). */
    PROMOTION,
    /** 検討委員会・研究会 (001:L812; 004:L94). */
    WORKING_GROUP,
    /** 実行委員会. */
    EXECUTIVE,
    /** 審査会 of a call. */
    PANEL
}
