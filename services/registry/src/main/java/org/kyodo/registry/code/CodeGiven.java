package org.kyodo.registry.code;

/** A fact: the code that somebody gave, as it is kept. */
public record CodeGiven(String fingerprint) {}
