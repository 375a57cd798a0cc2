package org.kyodo.registry.group;

import java.util.Set;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * What a municipality has settled on registration.
 *
 * @param minMembers the fewest members of a group
 * @param minReason the fewest characters of a reason for a decision against a group
 * @param correctionDays how long a group has for a correction where staff name no day
 * @param validYears how long a registration is valid
 * @param retention how long personal data is kept
 */
record GroupSettings(
        RegistrationPolicy policy,
        int minMembers,
        int minReason,
        int correctionDays,
        int validYears,
        RetentionPeriods retention,
        Set<GroupType> groupTypes,
        Set<AreaCode> areas,
        Set<ActivityField> fields) {}
