package org.kyodo.presets;

/** A wording 文言 in the municipality's own Japanese and in English. */
public record Label(String ja, String en) {}
