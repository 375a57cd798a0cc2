package org.kyodo.presets;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.kyodo.contracts.value.FacilityCode;

/**
 * When a base takes consultations 相談日, every week, in JST.
 *
 * @param until when it ends
 */
public record DeskHours(FacilityCode facility, List<DayOfWeek> days, LocalTime from, LocalTime until) {}
