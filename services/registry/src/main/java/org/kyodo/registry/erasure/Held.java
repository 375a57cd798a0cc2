package org.kyodo.registry.erasure;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A fact: what stands in the way of erasing what is held of an account. @param open matters that need it @param keptUntil the first day on which it may be erased */
record Held(List<String> open, Optional<LocalDate> keptUntil) {}
