package org.kyodo.notification.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.Letter;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.notification.delivery.DeliveryCommand.QueueDelivery;
import org.kyodo.notification.delivery.DeliveryCommand.RecordDelivered;
import org.kyodo.notification.delivery.DeliveryCommand.RecordFailure;
import org.kyodo.notification.delivery.DeliveryCommand.RedriveDelivery;
import org.springframework.data.mongodb.core.MongoOperations;

class DeliveryConformanceTest extends AggregateConformance<DeliveryCommand, Delivery, DeliveryEvent> {
    private static final Actor SAITO = staff("acct-saito", "disaster-prevention");

    @Override
    protected AggregateType<DeliveryCommand, Delivery, DeliveryEvent> type(MongoOperations mongo) {
        return DeliveryConfiguration.type(
                new Retries(List.of(Duration.ofMinutes(1)), 0),
                (subscription, municipality) ->
                        new Subscriber(Optional.of(DepartmentCode.of("disaster-prevention")), true));
    }

    @Override
    protected List<Step<DeliveryCommand>> script(String id) {
        return List.of(
                by(
                        Actor.PLATFORM,
                        new QueueDelivery(new Letter(
                                SubscriptionId.of("01981f2e-7c00-7000-8000-000000000001"),
                                UUID.fromString("01981f2e-7c00-7000-8000-000000000003"),
                                "kyodo.proposal.ProposalAdopted",
                                "proposal/01981f2e-7c00-7000-8000-000000000005",
                                7))),
                by(Actor.PLATFORM, new RecordFailure(1, "STATUS_503", Optional.empty())),
                by(Actor.PLATFORM, new RecordFailure(2, "TIMED_OUT", Optional.empty())),
                by(SAITO, new RedriveDelivery()),
                by(Actor.PLATFORM, new RecordDelivered(204)));
    }
}
