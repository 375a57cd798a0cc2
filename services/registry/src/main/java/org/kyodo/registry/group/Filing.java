package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.registry.GroupProfile;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * An application for registration 登録申請, as it was last submitted.
 *
 * @param refusals the reasons of all refusals so far, the last one last
 * @param dossier what no event tells; there as soon as the submission is committed
 * @param entries who began the registration and who submitted it
 */
record Filing(
        GroupProfile profile,
        RegistrationPolicy policy,
        List<ReasonCode> refusals,
        Optional<Dossier> dossier,
        Entries entries) {
    static Filing first(GroupRegistrationSubmitted e) {
        return new Filing(e.profile(), e.policy(), List.of(), Optional.empty(), Entries.NONE);
    }

    /** The same application, corrected. */
    Filing corrected(GroupRegistrationSubmitted e) {
        return new Filing(e.profile(), e.policy(), refusals, dossier, entries);
    }

    Filing refused(ReasonCode reason) {
        return new Filing(
                profile,
                policy,
                Stream.concat(refusals.stream(), Stream.of(reason)).toList(),
                dossier,
                entries);
    }

    Filing with(Dossier handedIn) {
        return new Filing(profile, policy, refusals, Optional.of(handedIn), entries);
    }

    Filing with(Entries all) {
        return new Filing(profile, policy, refusals, dossier, all);
    }
}
