package org.kyodo.contracts.value;

/** How a municipality registers groups. */
public enum RegistrationPolicy {
    /** 審査: staff decide. */
    REVIEWED,
    /** 意思表明的な登録: registered on the group's own declaration, unless it answers that it is excluded. */
    DECLARATIVE
}
