package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.registry.Validity;
import org.kyodo.registry.code.IssuedCode;

/**
 * A group's entry in the register 登録簿の記載.
 *
 * @param code by which an account may claim the group, while there is one
 * @param reminded whether it was reminded that it can be renewed
 */
record RegisterEntry(Registration registration, Optional<IssuedCode> code, boolean reminded) {

    static RegisterEntry of(Registration registration) {
        return new RegisterEntry(registration, Optional.empty(), false);
    }

    RegisterEntry claimable(LocalDate until) {
        return new RegisterEntry(registration, Optional.of(IssuedCode.until(until)), reminded);
    }

    RegisterEntry keeping(String fingerprint) {
        return new RegisterEntry(registration, code.map(issued -> issued.keeping(fingerprint)), reminded);
    }

    /** A code counts once. */
    RegisterEntry claimed() {
        return new RegisterEntry(registration, Optional.empty(), reminded);
    }

    RegisterEntry reminding() {
        return new RegisterEntry(registration, code, true);
    }

    RegisterEntry valid(Validity validity) {
        return new RegisterEntry(registration.valid(validity), code, false);
    }

    /** As it stands when the group leaves the register. */
    RegisterEntry closed() {
        return new RegisterEntry(registration, Optional.empty(), reminded);
    }
}
