package org.kyodo.registry.consultation;

import java.util.Optional;
import org.kyodo.registry.desk.DeskCalendar;

/**
 * The desk that is asked 相談先の窓口.
 *
 * @param listed whether there is such a base
 * @param calendar its consultation days; empty where none are set
 */
record AskedDesk(boolean listed, Optional<DeskCalendar> calendar) {}
