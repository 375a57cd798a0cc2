package org.kyodo.contracts.value;

/** How a submission came in 受付経路. */
public enum Channel {
    /** 電子申請. */
    WEB,
    /** 窓口. */
    COUNTER,
    /** 紙. */
    PAPER,
    /** 電話. */
    TELEPHONE,
    /** Kyodo itself. */
    PLATFORM
}
