package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.Line;

/** A step of a project 節目. @param on the day on which it was or is to be reached */
public record Milestone(@Line(max = 120) String title, Optional<LocalDate> on) {}
