package org.kyodo.registry.insurance;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.CoverKind;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.OnceEach;

/** What can be asked of an insurance cover コミュニティ活動保険. */
sealed interface InsuranceCoverCommand {

    /** 定める. @param groupTypes whose activity the policy covers */
    @AllowedTo(Role.STAFF)
    record SetInsuranceCover(
            FiscalYear fiscalYear,
            @Size(min = 1, max = 10) @OnceEach List<CoverKind> kinds,
            @Size(min = 1, max = 50) @OnceEach List<GroupType> groupTypes)
            implements InsuranceCoverCommand {}
}
