package org.kyodo.registry.group;

import java.util.Optional;

/**
 * The documents that a group hands in with its form 添付書類.
 *
 * @param bylaws 規約
 * @param roster 役員名簿, never public
 */
record Attachments(Optional<DocumentRef> bylaws, Optional<DocumentRef> roster) {}
