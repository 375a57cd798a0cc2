package org.kyodo.contracts.value;

/** Which of the two that work together 協働の双方. */
public enum Side {
    /** 提案した団体の側. */
    GROUP,
    /** 市の側. */
    CITY
}
