package org.kyodo.chassis.inbox;

/** The records of one aggregate on one topic, which are dealt with in order: while one is held, those behind it wait. */
record Lane(String topic, String key) {}
