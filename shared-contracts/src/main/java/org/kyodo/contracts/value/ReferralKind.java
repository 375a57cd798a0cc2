package org.kyodo.contracts.value;

/** To whom somebody who asks is introduced 紹介先 (R-CO-3). */
public enum ReferralKind {
    /** ほかの拠点. */
    FACILITY,
    /** 市の所属. */
    DEPARTMENT,
    /** 人材バンクの専門家. */
    TALENT,
    /** ほかの機関. */
    ORGANISATION
}
