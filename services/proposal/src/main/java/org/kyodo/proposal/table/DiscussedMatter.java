package org.kyodo.proposal.table;

import java.util.Set;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/**
 * A matter as those see it who sit at a round table about it 議題の案件.
 *
 * @param groups whose it is: each of them sits there
 * @param ofResident whether it is a resident's own
 * @param sections in charge of it, as they were put in charge: one of them sits there; none where nobody is yet
 */
public record DiscussedMatter(Set<GroupId> groups, boolean ofResident, Set<DepartmentCode> sections) {
    public DiscussedMatter {
        groups = Set.copyOf(groups);
        sections = Set.copyOf(sections);
    }
}
