package org.kyodo.registry.item;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.value.GroupId;

/** To whom, from when, and until when 貸出; what is given has no end. */
record Loan(GroupId group, LocalDate from, Optional<LocalDate> until) {}
