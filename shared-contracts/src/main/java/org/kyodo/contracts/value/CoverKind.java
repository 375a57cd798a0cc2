package org.kyodo.contracts.value;

/** What an insurance of community activity covers 補償の種類 (001:L1030). */
public enum CoverKind {
    /** 損害賠償. */
    LIABILITY,
    /** 傷害. */
    INJURY
}
