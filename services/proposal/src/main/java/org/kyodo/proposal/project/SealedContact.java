package org.kyodo.proposal.project;

import java.util.UUID;

/**
 * An {@link InitiativeContact}, sealed under a key of its own 連絡先の封緘.
 *
 * @param key its id, in the order of time: of two contacts the one that was given later has the higher
 */
record SealedContact(UUID key, String text) {}
