package org.kyodo.contracts.registry;

/** A part of the form that is about a person 個人情報の範囲. */
public enum FormPart {
    /** 代表者. */
    REPRESENTATIVE("representative"),
    /** 連絡先. */
    CONTACT("contact"),
    /** 役員名簿: of everybody on it; it is referred to by its document. */
    ROSTER("attachments.roster"),
    /** 議事録・年次報告: what was handed in later and may name anybody; each is referred to by its document or its text. */
    PROOF("proofs");

    private final String field;

    FormPart(String field) {
        this.field = field;
    }

    /** The field of the form that holds the person's data. */
    public String field() {
        return field;
    }
}
