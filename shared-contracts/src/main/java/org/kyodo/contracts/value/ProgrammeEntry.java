package org.kyodo.contracts.value;

/** How an application to a programme comes about 申請の入口. */
public enum ProgrammeEntry {
    /** 直接の申請: the body applies to the programme itself. */
    DIRECT,
    /** 提案の採択による: only from an adopted proposal. */
    BY_ADOPTION,
    /** どちらも. */
    BOTH
}
