package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.contracts.value.GroupId;

/** What those that are named as co-proposers say themselves 共同提案者の意思 (R-PR-2); asked anew with each submission. */
record Consents(List<GroupId> confirmed, List<GroupId> declined) {
    static final Consents NONE = new Consents(List.of(), List.of());

    /** The last word of each counts. */
    Consents confirmedBy(GroupId group) {
        return new Consents(with(confirmed, group), without(declined, group));
    }

    Consents declinedBy(GroupId group) {
        return new Consents(without(confirmed, group), with(declined, group));
    }

    private static List<GroupId> with(List<GroupId> groups, GroupId group) {
        return Stream.concat(groups.stream(), Stream.of(group)).distinct().toList();
    }

    private static List<GroupId> without(List<GroupId> groups, GroupId group) {
        return groups.stream().filter(other -> !other.equals(group)).toList();
    }
}
