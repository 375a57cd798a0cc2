package org.kyodo.registry.match;

import java.util.List;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupEvent.GroupDissolved;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationExpired;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationWithdrawn;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.talent.Talents;
import org.springframework.stereotype.Component;

/** Whatever waits for a group that leaves the register waits for another talent from then on. A suspended one may come back. */
@Component("groupsOfMatches")
class GroupReactions implements Reactions<GroupEvent> {
    private final Talents talents;
    private final Waiting waiting;

    GroupReactions(Talents talents, Waiting waiting) {
        this.talents = talents;
        this.waiting = waiting;
    }

    @Override
    public Class<GroupEvent> events() {
        return GroupEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<GroupEvent> happened) {
        MunicipalityCode municipality = happened.envelope().municipality();
        return switch (happened.event()) {
            case GroupRegistrationExpired e -> without(e.groupId(), municipality);
            case GroupDissolved e -> without(e.groupId(), municipality);
            case GroupRegistrationWithdrawn e -> without(e.groupId(), municipality);
            case GroupEvent _ -> List.of();
        };
    }

    private List<Instruction<?>> without(GroupId group, MunicipalityCode municipality) {
        return talents.of(group, municipality).stream()
                .flatMap(talent -> waiting.without(talent, municipality).stream())
                .toList();
    }
}
