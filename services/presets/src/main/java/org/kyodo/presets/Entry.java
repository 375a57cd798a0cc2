package org.kyodo.presets;

/** One line of a municipality's list 一覧の項目: the code the platform knows, and what the municipality calls it. */
public record Entry<C>(C code, Label label) {}
