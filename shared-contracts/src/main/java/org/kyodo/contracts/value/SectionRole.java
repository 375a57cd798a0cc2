package org.kyodo.contracts.value;

/** What an officer is to a department. */
public enum SectionRole {
    /** 協働推進員: the section's window and promoter (001:L863). */
    OFFICER,
    /** 課長. */
    HEAD
}
