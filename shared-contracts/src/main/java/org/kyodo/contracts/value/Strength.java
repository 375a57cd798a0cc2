package org.kyodo.contracts.value;

/** What marks citizen activity 市民活動の特性 (001:L454–459); a proposal makes use of some (R-SE-4). */
public enum Strength {
    /** 自主性、主体性. */
    AUTONOMY,
    /** 個別性、多様性. */
    DIVERSITY,
    /** 先駆性、開拓性. */
    PIONEERING,
    /** 柔軟性、機動性. */
    FLEXIBILITY,
    /** 専門性、提言性. */
    EXPERTISE,
    /** 地域性、当事者性. */
    LOCALITY
}
