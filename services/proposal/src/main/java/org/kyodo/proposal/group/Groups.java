package org.kyodo.proposal.group;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.chassis.list.SharedLookUps;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
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
        return groups.isEmpty()
                ? Map.of()
                : SharedLookUps.find(new Some(Set.copyOf(groups), municipality), this::committed);
    }

    private record Some(Set<GroupId> groups, MunicipalityCode municipality) {}

    private Map<GroupId, GroupStanding> committed(Some some) {
        List<String> ids = some.groups().stream().map(GroupId::toString).toList();
        return standings.list(some.municipality(), Criteria.where("_id").in(ids), ids.size()).stream()
                .collect(Collectors.toUnmodifiableMap(GroupStanding::group, Function.identity()));
    }

    /** The groups that the account acts for; of a desk, the group that it enters for 代理入力. */
    public Set<GroupId> actedForBy(Actor actor, MunicipalityCode municipality) {
        Optional<String> party = actor.onBehalfOf().filter(named -> actor.is(Role.DESK));
        List<GroupStanding> own = standings.list(
                municipality,
                Criteria.where("view.account").is(party.orElse(actor.account().value())),
                MANY);
        return Stream.concat(own.stream(), party.flatMap(group -> standings.find(group, municipality)).stream())
                .map(GroupStanding::group)
                .collect(Collectors.toUnmodifiableSet());
    }
}
