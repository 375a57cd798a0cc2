package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.RegistrationPolicy;

/**
 * How groups are registered 団体登録.
 *
 * @param minMembers the fewest members a group may have 最少会員数
 * @param correctionDays days to hand in what was missing 補正期間
 * @param contestDays days to contest what was entered for a group 代理入力への異議
 * @param validYears years until a registration must be renewed 有効期間
 * @param maxDrafts how many registrations an account may have begun and not submitted (K-GR-18)
 */
public record RegistrationSettings(
        RegistrationPolicy policy,
        int minMembers,
        int correctionDays,
        int contestDays,
        int validYears,
        int maxDrafts,
        List<Entry<GroupType>> groupTypes) {

    public boolean accepts(GroupType type) {
        return groupTypes.stream().anyMatch(entry -> entry.code() == type);
    }
}
