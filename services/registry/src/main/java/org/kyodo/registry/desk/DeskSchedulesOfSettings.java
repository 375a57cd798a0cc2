package org.kyodo.registry.desk;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.contracts.registry.DeskScheduleEvent;
import org.kyodo.contracts.registry.DeskSlots;
import org.kyodo.contracts.registry.WeeklyHours;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.TimeOfDay;
import org.kyodo.contracts.value.Weekday;
import org.kyodo.presets.DeskHours;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.desk.DeskScheduleCommand.SetDeskSchedule;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Sets the consultation days of each municipality's settings 設定の相談日 at the start, where none were set; after the bases. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DeskSchedulesOfSettings implements ApplicationListener<ApplicationReadyEvent> {
    private final Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> schedules;
    private final Presets presets;

    DeskSchedulesOfSettings(
            Aggregate<DeskScheduleCommand, DeskSchedule, DeskScheduleEvent> schedules, Presets presets) {
        this.schedules = schedules;
        this.presets = presets;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        presets.all().forEach(preset -> preset.deskSchedules().forEach(hours -> set(hours, preset)));
    }

    private void set(DeskHours hours, Preset preset) {
        MunicipalityCode municipality = preset.code();
        String id = DeskSchedules.idOf(municipality, hours.facility()).toString();
        if (schedules.find(id, municipality).isEmpty()) {
            List<WeeklyHours> weekly = hours.days().stream()
                    .map(day -> new WeeklyHours(
                            Weekday.valueOf(day.name()), TimeOfDay.of(hours.from()), TimeOfDay.of(hours.until())))
                    .toList();
            schedules.handle(
                    id,
                    new SetDeskSchedule(
                            hours.facility(),
                            new DeskSlots(
                                    weekly,
                                    preset.rules().figure(DeskConcern.SLOT_MINUTES.rule()),
                                    preset.rules().figure(DeskConcern.DESKS.rule()))),
                    Request.ofPlatform(municipality));
        }
    }
}
