package org.kyodo.contracts.registry;

/**
 * What of a talent may be shown to everybody beside what it offers 公開の同意 (K-TA-2).
 *
 * @param name of the person, or of the group
 * @param reach how to reach them
 * @param statement what they say of themselves
 */
public record TalentConsent(boolean name, boolean reach, boolean statement) {}
