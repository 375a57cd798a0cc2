package org.kyodo.presets;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Registrar;
import org.kyodo.contracts.value.RegistrationPolicy;
import org.kyodo.contracts.value.Track;

/**
 * How groups are registered 団体登録.
 *
 * @param tracks which kinds of bodies are registered, and what the municipality calls each
 * @param registrars who registers those of a track (R-GR-8)
 * @param criteria what is asked of a group; nothing where the municipality's document asks nothing
 * @param minMembers the fewest members a group may have 最少会員数
 * @param correctionDays days to hand in what was missing 補正期間
 * @param contestDays days to contest what was entered for a group 代理入力への異議
 * @param validYears years until a registration must be renewed 有効期間
 * @param maxDrafts how many registrations an account may have begun and not submitted (K-GR-18)
 * @param otherNames what else the municipality calls a type: NPO, of 市民活動団体
 */
public record RegistrationSettings(
        RegistrationPolicy policy,
        List<TrackSettings> tracks,
        Map<Track, Registrar> registrars,
        List<RegistrationCriterion> criteria,
        int minMembers,
        int correctionDays,
        int contestDays,
        int validYears,
        int maxDrafts,
        List<Entry<GroupType>> groupTypes,
        Map<GroupType, List<Label>> otherNames) {

    public boolean accepts(GroupType type) {
        return groupTypes.stream().anyMatch(entry -> entry.code() == type);
    }

    /** Of every type that may register; empty of any other. */
    public Optional<Track> trackOf(GroupType type) {
        return tracks.stream()
                .filter(track -> track.groupTypes().contains(type))
                .findFirst()
                .map(TrackSettings::code);
    }

    /** Of every track that has types; @throws IllegalArgumentException of any other */
    public Registrar registrarOf(Track track) {
        Registrar registrar = registrars.get(track);
        if (registrar == null) {
            throw new IllegalArgumentException("track: " + track + " (expected: one of " + registrars.keySet() + ")");
        }
        return registrar;
    }

    /** What is asked of groups of this track, in the order of the settings. */
    public List<RegistrationCriterion> criteriaOf(Track track) {
        return criteria.stream()
                .filter(criterion -> criterion.tracks().contains(track))
                .toList();
    }
}
