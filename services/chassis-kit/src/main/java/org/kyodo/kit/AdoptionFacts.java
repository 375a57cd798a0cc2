package org.kyodo.kit;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.proposal.Examined;
import org.kyodo.contracts.proposal.Rationale;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ProgrammeCode;

/** How proposals are adopted, for tests of what hears it. */
public final class AdoptionFacts {
    private AdoptionFacts() {}

    /** In this form, by a section that carries it out too, after scoring by five. */
    public static Adoption adoption(
            CollaborationForm form,
            Instrument instrument,
            Optional<ProgrammeCode> programme,
            DepartmentCode department,
            FiscalYear year) {
        return new Adoption(
                form,
                instrument,
                new Rationale("市だけでは見えない危険な場所が分かる。", "子どもと地域を知る人が自分で作れる。"),
                List.of(new CoImplementation(department, "校区の点検に加わる。")),
                List.of(department),
                department,
                programme,
                List.of(),
                year,
                new Examined(Optional.empty(), Optional.of(5), Optional.of(new BigDecimal("80.0"))),
                Optional.empty());
    }
}
