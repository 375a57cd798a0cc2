package org.kyodo.grant.programme;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProgrammeId;

/** What budget lines and applications ask of programmes 補助制度. */
public final class Programmes {
    private final Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmes;

    Programmes(Aggregate<ProgrammeCommand, Programme, ProgrammeEvent> programmes) {
        this.programmes = programmes;
    }

    /** The one id that the programme can have in this fiscal year. */
    public static ProgrammeId idOf(MunicipalityCode municipality, ProgrammeCode code, FiscalYear year) {
        return new ProgrammeId(Ids.named(
                "programme/" + municipality + "/" + code + "/" + year.year(),
                year.firstDay().atStartOfDay(FiscalYear.JST).toInstant()));
    }

    /** Its terms, once it is published. */
    public Optional<ProgrammeTerms> terms(MunicipalityCode municipality, ProgrammeCode code, FiscalYear year) {
        return programmes
                .find(idOf(municipality, code, year).toString(), municipality)
                .flatMap(stored -> stored.stage().published());
    }
}
