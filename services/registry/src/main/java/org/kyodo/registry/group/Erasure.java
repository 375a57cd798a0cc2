package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.GroupEvent.PersonalDataErased;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Reason;

/**
 * That personal data was erased 消去の記録: kept with the group, since what was erased cannot say so.
 *
 * @param by who decided it
 * @param reason in the words of the office; only here, for nobody can erase what an event tells
 */
record Erasure(List<ErasedPart> erased, ErasureGround ground, AccountRef by, LocalDate on, Optional<Reason> reason) {
    static Erasure of(PersonalDataErased e) {
        return new Erasure(e.erased(), e.ground(), e.by(), e.on(), Optional.empty());
    }

    Erasure because(Reason text) {
        return new Erasure(erased, ground, by, on, Optional.of(text));
    }
}
