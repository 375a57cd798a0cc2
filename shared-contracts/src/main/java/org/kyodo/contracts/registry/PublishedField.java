package org.kyodo.contracts.registry;

/** What a group may agree to see published 公開の同意の対象. */
public enum PublishedField {
    /** 代表者名. */
    REPRESENTATIVE,
    /** 連絡担当者名. */
    CONTACT_NAME,
    /** 住所. */
    ADDRESS,
    /** 電話番号. */
    PHONE,
    /** 電子メール. */
    EMAIL,
    /** 規約. */
    BYLAWS
}
