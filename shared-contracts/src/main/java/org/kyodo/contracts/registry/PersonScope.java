package org.kyodo.contracts.registry;

/** As what a group's registration knows a person 個人情報の範囲. */
public enum PersonScope {
    /** 代表者. */
    REPRESENTATIVE("representative"),
    /** 連絡先. */
    CONTACT("contact");

    private final String field;

    PersonScope(String field) {
        this.field = field;
    }

    /** The field of the form that holds the person's data. */
    public String field() {
        return field;
    }
}
