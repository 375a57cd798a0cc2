package org.kyodo.notification.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.notification.subscription.Subscription.Running;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseAfterDeadLetter;
import org.kyodo.notification.subscription.SubscriptionCommand.RecordVerificationFailure;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.notification.subscription.SubscriptionCommand.RequestVerification;
import org.kyodo.notification.subscription.SubscriptionCommand.ResumeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.VerifySink;
import org.kyodo.presets.Department;
import org.kyodo.presets.Presets;
import org.springframework.data.mongodb.core.MongoOperations;

class SubscriptionConformanceTest extends AggregateConformance<SubscriptionCommand, Subscription, SubscriptionEvent> {
    private static final Actor SAITO = staff("acct-saito", "disaster-prevention");
    private static final SubscriptionFilter FILTER = new SubscriptionFilter(
            List.of(), List.of(FieldType.of("F2")), List.of(), List.of(), List.of(), Optional.empty());

    @Override
    protected AggregateType<SubscriptionCommand, Subscription, SubscriptionEvent> type(MongoOperations mongo) {
        return type(new Seal(MasterKey.newKey()));
    }

    /** As it is in production, without a quota. */
    static AggregateType<SubscriptionCommand, Subscription, SubscriptionEvent> type(Seal seal) {
        Presets presets = Presets.load();
        return SubscriptionConfiguration.type(
                municipality -> SubscriptionConfiguration.settings(
                        presets,
                        ofMunicipality -> Set.copyOf(presets.of(ofMunicipality).departments().stream()
                                .map(Department::code)
                                .toList()),
                        municipality,
                        Reach.of(List.of(443), Map.of()),
                        List.of(Duration.ofMinutes(1))),
                municipality -> 1_000,
                seal);
    }

    @Override
    protected List<Step<SubscriptionCommand>> script(String id) {
        return List.of(
                by(
                        SAITO,
                        new CreateSubscription(
                                DepartmentCode.of("disaster-prevention"),
                                new SubscriptionTerms("見守り", FILTER, List.of(DeliveryChannel.WEBHOOK)),
                                Optional.of(new WebhookAddress("https://bousai.example/hook")),
                                Optional.of(Signing.BOTH))),
                by(Actor.PLATFORM, new RecordVerificationFailure("NOT_GRANTED")),
                by(SAITO, new RequestVerification()),
                by(Actor.PLATFORM, new VerifySink()),
                by(
                        SAITO,
                        new ChangeSubscription(
                                new SubscriptionTerms("防災", FILTER, List.of(DeliveryChannel.WEBHOOK)),
                                Optional.empty(),
                                Optional.empty())),
                by(SAITO, new RenewSecret()),
                by(Actor.PLATFORM, new PauseAfterDeadLetter("STATUS_503", Instant.parse("2026-06-12T00:59:00Z"))),
                by(SAITO, new ResumeSubscription()),
                by(SAITO, new EndSubscription()));
    }

    /** Of its commands only this one comes because of an event. */
    @Override
    protected boolean comesByEvent(Step<SubscriptionCommand> step) {
        return step.command() instanceof PauseAfterDeadLetter;
    }

    /** What is sealed is another text each time. */
    @Override
    protected Subscription comparable(Subscription stage) {
        return stage instanceof Running running ? running.with(running.details().withoutWebhook()) : stage;
    }
}
