package org.kyodo.contracts;

/**
 * A fact that a service tells the others 出来事: past tense, immutable, ids only, no personal data.
 *
 * <p>Each is a record in the sealed interface of its aggregate and carries an {@link EventType}.
 */
public interface DomainEvent {}
