package org.kyodo.registry.group;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.group.Group.Filed;
import org.kyodo.registry.group.GroupCommand.ErasePersonalData;
import org.kyodo.registry.group.GroupCommand.ReinstateGroup;
import org.kyodo.registry.group.GroupCommand.StartGroupRegistration;
import org.kyodo.registry.group.GroupCommand.StartReview;
import org.kyodo.registry.group.GroupCommand.SubmitGroupRegistration;
import org.kyodo.registry.group.GroupCommand.SuspendGroup;
import org.springframework.data.mongodb.core.MongoOperations;

class GroupConformanceTest extends AggregateConformance<GroupCommand, Group, GroupEvent> {
    private static final Actor GROUP = actor("hotaru", Role.GROUP);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");
    private static final Optional<ReasonGiven> REASON =
            ReasonGiven.of(ReasonCode.OTHER, "代表者と一年以上連絡が取れず、活動の実態も確認できないため。");

    @Override
    protected AggregateType<GroupCommand, Group, GroupEvent> type(MongoOperations mongo) {
        return GroupConfiguration.type(
                        (group, command, municipality) -> Facts.of(
                                Uniqueness.UNIQUE, OpenMatters.NONE, new RegistrationNumber("352039-2026-0001")),
                        municipality -> GroupRulesTest.REVIEWED)
                .keeping((group, command) -> group instanceof Filed filed && command instanceof SubmitGroupRegistration
                        ? filed.with(filed.filing().with(GroupRulesTest.DOSSIER))
                        : group);
    }

    @Override
    protected List<Step<GroupCommand>> script(String id) {
        return List.of(
                by(GROUP, new StartGroupRegistration(Optional.empty())),
                by(GROUP, Forms.fireflies()),
                by(OFFICE, new StartReview()),
                by(OFFICE, GroupRulesTest.MET),
                by(OFFICE, new SuspendGroup(REASON)),
                by(OFFICE, new ReinstateGroup(REASON)),
                by(OFFICE, new ErasePersonalData(Set.of(FormPart.CONTACT), ErasureGround.REQUEST, REASON)));
    }
}
