package org.kyodo.registry.group;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Track;

/**
 * What a municipality has settled on registration.
 *
 * @param minReason the fewest characters of a reason for a decision against a group
 * @param retention how long personal data is kept
 */
record GroupSettings(
        Groups groups,
        Periods periods,
        int minReason,
        RetentionPeriods retention,
        Set<AreaCode> areas,
        Set<ActivityField> fields) {

    /**
     * Which groups are registered, by whom, and what is asked of them.
     *
     * @param tracks of the types that may register, in the order of the settings
     * @param registrars a support centre or the office, by track (R-GR-8)
     * @param criteria the rules that the registrar finds met or not, by track
     * @param minMembers the fewest members, or households (K-GR-3)
     * @param maxDrafts as many as an account may have begun (K-GR-18)
     */
    record Groups(
            RegistrationPolicy policy,
            Map<GroupType, Track> tracks,
            Map<Track, Registrar> registrars,
            Map<Track, List<String>> criteria,
            int minMembers,
            int maxDrafts) {}

    /**
     * How long what takes.
     *
     * @param correctionDays for a correction where the registrar names no day
     * @param validYears of a registration (K-GR-12)
     * @param claimDays for which a claim code counts (K-GR-8)
     * @param reminderDays before the end of its validity on which a group is reminded (K-GR-10)
     * @param reminds whether it is reminded at all
     */
    record Periods(int correctionDays, int validYears, int claimDays, int reminderDays, boolean reminds) {}

    RegistrationPolicy policy() {
        return groups.policy();
    }

    boolean accepts(GroupType type) {
        return groups.tracks().containsKey(type);
    }

    /** The track of a type that may register. */
    Track trackOf(GroupType type) {
        return groups.tracks().get(type);
    }

    /** The types that are registered in the track. */
    List<GroupType> typesOf(Track track) {
        return groups.tracks().entrySet().stream()
                .filter(type -> type.getValue() == track)
                .map(Map.Entry::getKey)
                .toList();
    }

    List<GroupType> groupTypes() {
        return List.copyOf(groups.tracks().keySet());
    }

    /** Whether a support centre registers groups of this track; else the office does. */
    boolean isRegisteredByDesk(Track track) {
        return groups.registrars().get(track) == Registrar.DESK;
    }

    /** Of any track, in their order. */
    Set<String> criteria() {
        return groups.criteria().values().stream().flatMap(List::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> criteriaOf(Track track) {
        return groups.criteria().getOrDefault(track, List.of());
    }
}
