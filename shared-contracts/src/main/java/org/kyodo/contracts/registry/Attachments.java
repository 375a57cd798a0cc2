package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.value.DocumentRef;

/**
 * The documents that a group hands in with its form 添付書類.
 *
 * @param bylaws 規約
 * @param roster 役員名簿: personal data, never public, and destroyed when that is erased
 */
public record Attachments(Optional<DocumentRef> bylaws, Optional<DocumentRef> roster) {}
