package org.kyodo.registry.group;

import java.util.List;
import java.util.Set;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Track;
import org.kyodo.presets.RegistrationCriterion;
import org.kyodo.presets.RegistrationSettings;

/**
 * What a municipality has settled on registration.
 *
 * @param registration its settings
 * @param minReason the fewest characters of a reason for a decision against a group
 * @param claimDays for how many days a claim code counts (K-GR-8)
 * @param reminderDays so many days before the end of its validity a group is reminded (K-GR-10)
 * @param retention how long personal data is kept
 */
record GroupSettings(
        RegistrationSettings registration,
        int minReason,
        int claimDays,
        int reminderDays,
        RetentionPeriods retention,
        Set<AreaCode> areas,
        Set<ActivityField> fields) {

    RegistrationPolicy policy() {
        return registration.policy();
    }

    /** The track of a type that may register. */
    Track trackOf(GroupType type) {
        return registration.trackOf(type).orElseThrow();
    }

    /** Whether a support centre registers groups of this track; else the office does. */
    boolean isRegisteredByDesk(Track track) {
        return registration.registrarOf(track) == Registrar.DESK;
    }

    /** The rules that the registrar finds met or not. */
    List<String> criteriaOf(Track track) {
        return registration.criteriaOf(track).stream()
                .map(RegistrationCriterion::rule)
                .toList();
    }

    List<GroupType> groupTypes() {
        return registration.groupTypes().stream().map(type -> type.code()).toList();
    }
}
