package org.kyodo.notification.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.config.DepartmentConfiguration;
import org.kyodo.chassis.config.SealingConfiguration;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.sealing.Seal;
import org.kyodo.chassis.sealing.SealingKeys;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.subscription.Subscription.Absent;
import org.kyodo.notification.subscription.Subscription.Begun;
import org.kyodo.notification.subscription.Subscription.Running;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.presets.Entry;
import org.kyodo.presets.Preset;
import org.kyodo.presets.Presets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;
import org.springframework.data.mongodb.core.MongoOperations;

@Configuration(proxyBeanMethods = false)
@Import({SealingConfiguration.class, DepartmentConfiguration.class})
class SubscriptionConfiguration {
    private static final ResolvableType HOSTS_BY_MUNICIPALITY = ResolvableType.forClassWithGenerics(
            Map.class,
            ResolvableType.forClass(String.class),
            ResolvableType.forClassWithGenerics(List.class, String.class));

    @Bean
    Seal seal(SealingKeys keys) {
        return keys.findOrMake("webhooks");
    }

    @Bean
    Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate(
            Chassis chassis,
            Presets presets,
            Departments departments,
            Seal seal,
            Reach reach,
            @Value("${kyodo.subscriptions.per-department}") int mostOfDepartment,
            @Value("${kyodo.webhook.verification}") List<Duration> pauses) {
        return chassis.aggregate(type(
                municipality -> settings(presets, departments::known, municipality, reach, pauses),
                municipality -> mostOfDepartment,
                seal));
    }

    /** @param allowed as {@link Reach#of} takes it */
    @Bean
    Reach reach(
            @Value("${kyodo.webhook.allow-private:false}") boolean anywhere,
            @Value("${kyodo.webhook.ports}") List<Integer> ports,
            Environment environment) {
        return anywhere
                ? Reach.anywhere()
                : Reach.of(
                        ports,
                        Binder.get(environment)
                                .bind(
                                        "kyodo.webhook.reach",
                                        Bindable.<Map<String, List<String>>>of(HOSTS_BY_MUNICIPALITY))
                                .orElse(Map.of()));
    }

    static AggregateType<SubscriptionCommand, Subscription, SubscriptionEvent> type(
            Function<MunicipalityCode, SubscriptionSettings> settings,
            ToIntFunction<MunicipalityCode> mostOfDepartment,
            Seal seal) {
        return AggregateType.of(SubscriptionCommand.class, Subscription.class, SubscriptionEvent.class)
                .collection(Subscriptions.COLLECTION)
                .startingAt(id -> new Absent(SubscriptionId.of(id)))
                .decidedBy(new SubscriptionRules())
                .queriedBy("stage.type")
                .queriedBy("stage.details.department")
                .sortedBy("name", SubscriptionConfiguration::name)
                .searchedBy(subscription -> name(subscription).stream().toList())
                .recognisingRepeatsItself()
                .limited(new Limit<>(
                        (command, actor) -> command instanceof CreateSubscription c
                                ? Optional.of(c.department().value())
                                : Optional.empty(),
                        subscription -> subscription instanceof Running running
                                ? Optional.of(running.details().department().value())
                                : Optional.empty(),
                        mostOfDepartment))
                .knowing((stage, command, municipality) -> Facts.of(settings.apply(municipality)))
                .knowingOfEach((stage, municipality) -> Facts.of(settings.apply(municipality)))
                .keeping((stage, command, municipality) -> stage instanceof Running running
                        ? kept(running, command, new WebhookSeal(seal, municipality, running.id()))
                        : stage);
    }

    private static Optional<String> name(Subscription subscription) {
        return subscription instanceof Begun begun
                ? Optional.of(begun.details().terms().name())
                : Optional.empty();
    }

    @Bean
    Subscriptions subscriptions(
            Aggregate<SubscriptionCommand, Subscription, SubscriptionEvent> subscriptionAggregate,
            MongoOperations mongo,
            Seal seal,
            Clock clock) {
        return new Subscriptions(subscriptionAggregate, mongo, seal, clock);
    }

    @Bean
    Matching matching(Subscriptions subscriptions, ObjectProvider<Recipient> recipients, Departments departments) {
        return new Matching(subscriptions, recipients.orderedStream().toList(), departments::oneWith);
    }

    static SubscriptionSettings settings(
            Presets presets,
            Function<MunicipalityCode, Set<DepartmentCode>> known,
            MunicipalityCode municipality,
            Reach reach,
            List<Duration> pauses) {
        Preset preset = presets.of(municipality);
        return new SubscriptionSettings(
                municipality,
                DepartmentCode.COLLABORATION_OFFICE,
                known.apply(municipality),
                preset.areas().stream().map(Entry::code).collect(Collectors.toUnmodifiableSet()),
                reach,
                pauses);
    }

    /** Address and keys stay with the subscription, sealed; no event tells them. */
    private static Subscription kept(Running running, SubscriptionCommand command, WebhookSeal seal) {
        return switch (command) {
            case CreateSubscription c ->
                c.webhookUrl()
                        .<Subscription>map(address -> running.with(running.details()
                                .with(seal.fresh(address, c.signing().orElse(Signing.SECRET)))))
                        .orElse(running);
            case ChangeSubscription c ->
                changed(running.details().webhook(), c, seal)
                        .<Subscription>map(
                                webhook -> running.with(running.details().with(webhook)))
                        .orElse(running);
            case RenewSecret _ ->
                running.details()
                        .webhook()
                        .<Subscription>map(
                                before -> running.with(running.details().with(seal.renewed(before))))
                        .orElse(running);
            case SubscriptionCommand _ -> running;
        };
    }

    private static Optional<SealedWebhook> changed(
            Optional<SealedWebhook> webhook, ChangeSubscription c, WebhookSeal seal) {
        Optional<SealedWebhook> addressed = c.webhookUrl()
                .map(address -> webhook.map(before -> seal.moved(before, address))
                        .orElseGet(() -> seal.fresh(address, Signing.SECRET)))
                .or(() -> webhook);
        return c.signing()
                .flatMap(signing -> addressed.map(before -> seal.signing(before, signing)))
                .or(() -> addressed);
    }
}
