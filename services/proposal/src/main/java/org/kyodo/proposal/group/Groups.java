package org.kyodo.proposal.group;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.query.Criteria;

/** What this service knows of the registered groups 団体, from the registry's events alone. */
public final class Groups {
    /** More groups than one account acts for. */
    private static final int MANY = 200;

    private final ReadModel<GroupStanding, GroupEvent> standings;

    Groups(ReadModel<GroupStanding, GroupEvent> standings) {
        this.standings = standings;
    }

    /** How these groups stand; one that was never registered is missing. */
    public Map<GroupId, GroupStanding> standings(Collection<GroupId> groups, MunicipalityCode municipality) {
        Map<GroupId, GroupStanding> found = new HashMap<>();
        for (GroupId group : groups) {
            standings.find(group.toString(), municipality).ifPresent(standing -> found.put(group, standing));
        }
        return found;
    }

    /** The groups that the account acts for. */
    public Set<GroupId> actedForBy(AccountRef account, MunicipalityCode municipality) {
        List<GroupStanding> own =
                standings.list(municipality, Criteria.where("view.account").is(account.value()), MANY);
        return own.stream().map(GroupStanding::group).collect(Collectors.toUnmodifiableSet());
    }
}
