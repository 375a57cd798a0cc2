package org.kyodo.notification.subscription;

import java.util.stream.Collectors;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.sealing.MasterKey;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.Subscription.Absent;
import org.kyodo.notification.subscription.Subscription.Running;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.presets.Department;
import org.kyodo.presets.Entry;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
class SubscriptionConfiguration {
    static final String MASTER_KEY = "kyodo.notification.master-key";

    @Bean
    Seal seal(@Value("${" + MASTER_KEY + ":}") String base64) {
        return MasterKey.of(MASTER_KEY, base64).seal();
    }

    @Bean
    Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate(
            Chassis chassis,
            Presets presets,
            Seal seal,
            @Value("${kyodo.webhook.allow-private:false}") boolean privateAddresses) {
        return chassis.aggregate(type(presets, seal, privateAddresses));
    }

    static AggregateType<SubscriptionCommand, Subscription, SubscriptionEvent> type(
            Presets presets, Seal seal, boolean privateAddresses) {
        return AggregateType.of(SubscriptionCommand.class, Subscription.class, SubscriptionEvent.class)
                .collection("subscriptions")
                .startingAt(id -> new Absent(SubscriptionId.of(id)))
                .decidedBy(new SubscriptionRules())
                .queriedBy("stage.type")
                .queriedBy("stage.details.department")
                .recognisingRepeatsItself()
                .knowing((stage, command, municipality) -> Facts.of(settings(presets, municipality, privateAddresses)))
                .keeping((stage, command) -> kept(stage, command, seal));
    }

    @Bean
    Subscriptions subscriptions(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate,
            MongoOperations mongo,
            Seal seal) {
        return new Subscriptions(subscriptionAggregate, mongo, seal);
    }

    @Bean
    Matching matching(Subscriptions subscriptions, ObjectProvider<Recipient> recipients) {
        return new Matching(subscriptions, recipients.orderedStream().toList());
    }

    private static SubscriptionSettings settings(
            Presets presets, MunicipalityCode municipality, boolean privateAddresses) {
        Preset preset = presets.of(municipality);
        return new SubscriptionSettings(
                DepartmentCode.COLLABORATION_OFFICE,
                preset.departments().stream().map(Department::code).collect(Collectors.toUnmodifiableSet()),
                preset.areas().stream().map(Entry::code).collect(Collectors.toUnmodifiableSet()),
                privateAddresses);
    }

    /** Address and secret stay with the subscription, sealed; no event tells them. */
    private static Subscription kept(Subscription stage, SubscriptionCommand command, Seal seal) {
        return switch (command) {
            case CreateSubscription c
            when stage instanceof Running running ->
                c.webhookUrl()
                        .<Subscription>map(address -> addressed(running, address, seal))
                        .orElse(stage);
            case ChangeSubscription c
            when stage instanceof Running running ->
                c.webhookUrl()
                        .<Subscription>map(address -> addressed(running, address, seal))
                        .orElse(stage);
            case RenewSecret _
            when stage instanceof Running running ->
                running.details()
                        .webhook()
                        .<Subscription>map(before -> running.with(running.details()
                                .with(new SealedWebhook(before.address(), seal.close(Webhook.newSecret())))))
                        .orElse(stage);
            case SubscriptionCommand _ -> stage;
        };
    }

    private static Subscription addressed(Running running, WebhookAddress address, Seal seal) {
        String secret =
                running.details().webhook().map(SealedWebhook::secret).orElseGet(() -> seal.close(Webhook.newSecret()));
        return running.with(running.details().with(new SealedWebhook(seal.close(address.url()), secret)));
    }
}
