package org.kyodo.contracts;

import org.kyodo.contracts.value.EntryId;

/** Whoever something was entered for contests it 代理入力への異議 (K-ALL-6); an event of each service where entries are made. */
public interface EntryContested extends DomainEvent {
    EntryId entryId();

    EntryOnBehalf entry();

    String reason();
}
