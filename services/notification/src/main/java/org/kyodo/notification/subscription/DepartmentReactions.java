package org.kyodo.notification.subscription;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.registry.DepartmentEvent;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentClosed;
import org.kyodo.notification.subscription.SubscriptionCommand.EndWithDepartment;
import org.springframework.stereotype.Component;

/** What a department subscribed to ends with it. Where another department takes it over, its subscriptions are that one's. */
@Component
final class DepartmentReactions implements Reactions<DepartmentEvent> {
    private final Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptions;
    private final Subscriptions found;

    DepartmentReactions(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate,
            Subscriptions found) {
        this.subscriptions = subscriptionAggregate;
        this.found = found;
    }

    @Override
    public Class<DepartmentEvent> events() {
        return DepartmentEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<DepartmentEvent> happened) {
        return switch (happened.event()) {
            case DepartmentClosed e ->
                found.running(e.code(), happened.envelope().municipality()).stream()
                        .<Instruction<?>>map(
                                id -> new Instruction<>(subscriptions, id.toString(), new EndWithDepartment()))
                        .toList();
            case DepartmentEvent _ -> List.of();
        };
    }
}
