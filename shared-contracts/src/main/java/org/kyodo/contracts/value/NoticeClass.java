package org.kyodo.contracts.value;

/** What a notice 通知 is for, and so whether its recipient may do without it. */
public enum NoticeClass {
    /** About one's own matter, such as a decision 必ず届ける通知: it cannot be switched off. */
    ESSENTIAL,
    /** About one's own matter, good to know 一般の通知. */
    ORDINARY,
    /** What one subscribed to 購読のまとめ. */
    DIGEST
}
