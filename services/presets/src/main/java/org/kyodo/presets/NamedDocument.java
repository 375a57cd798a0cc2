package org.kyodo.presets;

import org.kyodo.contracts.value.DocumentKind;

/** A document 資料 that the municipality hands out or follows, by name. */
public record NamedDocument(String code, Label label, DocumentKind kind) {}
