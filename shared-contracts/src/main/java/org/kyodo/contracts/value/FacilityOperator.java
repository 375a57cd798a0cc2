package org.kyodo.contracts.value;

/** Who runs a base 運営主体 (001:L812; 002:L140). */
public enum FacilityOperator {
    /** 市. */
    CITY,
    /** NPO法人. */
    NPO,
    /** 市民. */
    CITIZENS
}
