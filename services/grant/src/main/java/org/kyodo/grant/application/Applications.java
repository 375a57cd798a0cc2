package org.kyodo.grant.application;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Stored;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.application.Application.Submitted;

/** What budget lines ask of applications 交付申請. */
public final class Applications {
    private final Aggregate<ApplicationCommand, Application, ApplicationEvent> applications;

    Applications(Aggregate<ApplicationCommand, Application, ApplicationEvent> applications) {
        this.applications = applications;
    }

    /** What it asks for, as long as it stands submitted for this programme and fiscal year. */
    public Optional<Yen> requested(
            MunicipalityCode municipality, ApplicationId id, ProgrammeCode programme, FiscalYear year) {
        return applications
                .find(id.toString(), municipality)
                .map(Stored::stage)
                .filter(Submitted.class::isInstance)
                .map(Submitted.class::cast)
                .filter(submitted -> submitted.dossier().programme().equals(programme))
                .filter(submitted ->
                        submitted.dossier().collaboration().fiscalYear().equals(year))
                .map(submitted -> submitted.claim().claim().requested());
    }

    /** Who handed it in. */
    public Entries entries(MunicipalityCode municipality, ApplicationId id) {
        return applications
                .find(id.toString(), municipality)
                .map(stored -> stored.stage().entries())
                .orElse(Entries.NONE);
    }
}
