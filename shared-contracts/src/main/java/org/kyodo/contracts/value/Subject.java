package org.kyodo.contracts.value;

import java.util.UUID;

/** A matter 対象 by its kind and id: what a consultation led to. */
public record Subject(SubjectType kind, UUID id) {}
