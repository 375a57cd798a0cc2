package org.kyodo.contracts.value;

/** What an adoption in a form is put down in 取決めの文書 (R-AG-1). */
public enum Instrument {
    /** 協定書. */
    AGREEMENT,
    /** 契約. */
    CONTRACT,
    /** 決定通知. */
    DECISION_LETTER,
    /** なし. */
    NONE
}
