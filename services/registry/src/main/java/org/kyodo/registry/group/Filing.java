package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationSubmitted;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * An application for registration 登録申請, as it was last submitted.
 *
 * @param refusals the reasons of all refusals so far, the last one last
 * @param dossier what no event tells; there as soon as the submission is committed
 */
record Filing(
        String name,
        String nameKana,
        GroupType groupType,
        List<ActivityField> fields,
        List<AreaCode> areas,
        int memberCount,
        RegistrationPolicy policy,
        List<ReasonCode> refusals,
        Optional<Dossier> dossier) {

    static Filing first(GroupRegistrationSubmitted e) {
        return of(e, List.of(), Optional.empty());
    }

    /** The same application, corrected. */
    Filing corrected(GroupRegistrationSubmitted e) {
        return of(e, refusals, dossier);
    }

    Filing refused(ReasonCode reason) {
        return new Filing(
                name,
                nameKana,
                groupType,
                fields,
                areas,
                memberCount,
                policy,
                Stream.concat(refusals.stream(), Stream.of(reason)).toList(),
                dossier);
    }

    Filing with(Dossier handedIn) {
        return new Filing(
                name, nameKana, groupType, fields, areas, memberCount, policy, refusals, Optional.of(handedIn));
    }

    private static Filing of(GroupRegistrationSubmitted e, List<ReasonCode> refusals, Optional<Dossier> dossier) {
        return new Filing(
                e.name(),
                e.nameKana(),
                e.groupType(),
                e.fields(),
                e.areas(),
                e.memberCount(),
                e.policy(),
                refusals,
                dossier);
    }
}
