package org.kyodo.contracts.value;

/**
 * A document that is handed in with something else 添付書類. Whoever is shown what it belongs to may download it; it is never
 * public.
 *
 * @param document uploaded to the same service before
 */
public record Attachment(AttachmentKind kind, DocumentRef document) {}
