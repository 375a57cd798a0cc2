package org.kyodo.registry.group;

/**
 * What a group declares of itself 誓約: whether one of the grounds for exclusion holds.
 *
 * @param organizedCrime 暴力団又はその構成員と関係がある
 * @param religion 宗教活動を主たる目的とする
 * @param politics 政治活動を主たる目的とする
 * @param election 特定の候補者・政党の支援又は反対を目的とする
 * @param membersOnly 会員のみの利益を目的とする（共益のみ）
 * @param signed whether it was signed
 */
record ExclusionDeclaration(
        boolean organizedCrime,
        boolean religion,
        boolean politics,
        boolean election,
        boolean membersOnly,
        boolean signed) {

    /** Whether religion, politics or an election is what the group is mainly for. */
    boolean excludedPurpose() {
        return religion || politics || election;
    }
}
