package org.kyodo.contracts.value;

/** Why something sent to a contact point did not arrive, for good 不達の理由; what may arrive later is no failure. */
public enum ReachFailure {
    /** 宛先不明で戻った電子メール. */
    HARD_BOUNCE,
    /** 宛先不明で戻った郵便物. */
    POST_RETURNED,
    /** 使われていない電話番号. */
    NUMBER_NOT_IN_USE
}
