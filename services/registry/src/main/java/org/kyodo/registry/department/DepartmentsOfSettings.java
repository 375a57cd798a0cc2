package org.kyodo.registry.department;

import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.value.DepartmentId;
import org.kyodo.presets.Department;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.kyodo.registry.department.DepartmentCommand.RegisterDepartment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Registers the departments of the settings that are not in the register yet, at each start. Of several replicas that do so at
 * once one is first for each department, for its code gives its id; one that was merged or closed since stays so.
 */
final class DepartmentsOfSettings implements ApplicationListener<ApplicationReadyEvent>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DepartmentsOfSettings.class);
    private static final long PAUSE_SECONDS = 5;

    private final Aggregate<DepartmentCommand, org.kyodo.registry.department.Department, DepartmentEvent> departments;
    private final Presets presets;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("kyodo-departments").factory());

    DepartmentsOfSettings(
            Aggregate<DepartmentCommand, org.kyodo.registry.department.Department, DepartmentEvent> departments,
            Presets presets) {
        this.departments = departments;
        this.presets = presets;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent started) {
        thread.execute(this::untilAllAreThere);
    }

    private void untilAllAreThere() {
        try {
            register();
        } catch (RuntimeException e) {
            LOG.warn("the departments of the settings are registered later: {}", e.toString());
            thread.schedule(this::untilAllAreThere, PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Bears repeating. */
    void register() {
        for (Preset preset : presets.all()) {
            preset.departments().forEach(department -> register(department, preset));
        }
    }

    private void register(Department department, Preset preset) {
        DepartmentId id = Register.idOf(department.code(), preset.code());
        if (departments.find(id.toString(), preset.code()).isPresent()) {
            return;
        }
        Outcome outcome = departments.handle(
                id.toString(),
                new RegisterDepartment(
                        department.code(),
                        new DepartmentLabel(
                                department.label().ja(),
                                Optional.of(department.label().en()))),
                Request.ofPlatform(preset.code()));
        switch (outcome) {
            // Another replica may have been first.
            case Outcome.Done _, Outcome.Refused _ -> {}
            case Outcome other ->
                throw new IllegalStateException(
                        "department " + department.code() + " of " + preset.code() + ": " + other);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
