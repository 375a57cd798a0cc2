package org.kyodo.contracts.value;

/** In what somebody reads notices 通知の言語. */
public enum NoticeLanguage {
    /** 日本語. */
    JA,
    /** やさしい日本語. */
    EASY_JA,
    /** 英語. */
    EN
}
