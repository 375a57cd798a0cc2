package org.kyodo.contracts.value;

/** By what somebody is reached 連絡手段, in the order in which one is taken. */
public enum ReachKind {
    /** 電子メール. */
    MAIL,
    /** 郵便. */
    POST,
    /** 電話. */
    TELEPHONE
}
