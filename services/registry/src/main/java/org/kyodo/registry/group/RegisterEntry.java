package org.kyodo.registry.group;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.registry.Registration;
import org.kyodo.contracts.registry.Validity;

/**
 * A group's entry in the register 登録簿の記載.
 *
 * @param code by which an account may claim the group, while there is one
 * @param reminded whether it was reminded that it can be renewed
 */
record RegisterEntry(Registration registration, Optional<ClaimCode> code, boolean reminded) {

    /**
     * A code 引継ぎコード that was handed to the representative.
     *
     * @param until the last day on which it counts
     * @param fingerprint of the code, which is kept nowhere; there as soon as its issue is committed
     */
    record ClaimCode(LocalDate until, Optional<String> fingerprint) {}

    static RegisterEntry of(Registration registration) {
        return new RegisterEntry(registration, Optional.empty(), false);
    }

    RegisterEntry claimable(LocalDate until) {
        return new RegisterEntry(registration, Optional.of(new ClaimCode(until, Optional.empty())), reminded);
    }

    RegisterEntry keeping(String fingerprint) {
        return new RegisterEntry(
                registration, code.map(issued -> new ClaimCode(issued.until(), Optional.of(fingerprint))), reminded);
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
