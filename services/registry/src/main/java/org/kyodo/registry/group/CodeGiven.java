package org.kyodo.registry.group;

/** The code that came in with a claim, as it is kept. */
record CodeGiven(String fingerprint) {}
