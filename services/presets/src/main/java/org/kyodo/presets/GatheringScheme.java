package org.kyodo.presets;

import org.kyodo.contracts.value.GatheringKind;

/** A kind of gathering that the municipality holds under a name of its own 催し・講座: つむぎすと講座. */
public record GatheringScheme(String code, Label label, GatheringKind kind) {}
