package org.kyodo.notification.subscription;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.notification.DeliveryChannel.WEBHOOK;
import static org.kyodo.notification.subscription.SubscriptionRefusal.ALREADY_VERIFIED;
import static org.kyodo.notification.subscription.SubscriptionRefusal.CHANNEL_REQUIRED;
import static org.kyodo.notification.subscription.SubscriptionRefusal.NOT_VERIFIED;
import static org.kyodo.notification.subscription.SubscriptionRefusal.NOT_YOUR_DEPARTMENT;
import static org.kyodo.notification.subscription.SubscriptionRefusal.NO_WEBHOOK;
import static org.kyodo.notification.subscription.SubscriptionRefusal.TOO_MANY_SUBSCRIPTIONS;
import static org.kyodo.notification.subscription.SubscriptionRefusal.UNKNOWN_AREA;
import static org.kyodo.notification.subscription.SubscriptionRefusal.UNKNOWN_DEPARTMENT;
import static org.kyodo.notification.subscription.SubscriptionRefusal.UNKNOWN_EVENT_TYPE;
import static org.kyodo.notification.subscription.SubscriptionRefusal.UNKNOWN_STAGE;
import static org.kyodo.notification.subscription.SubscriptionRefusal.WEBHOOK_ADDRESS_NOT_ALLOWED;
import static org.kyodo.notification.subscription.SubscriptionRefusal.WEBHOOK_ADDRESS_REQUIRED;
import static org.kyodo.notification.subscription.SubscriptionRefusal.WEBHOOK_CHANNEL_REQUIRED;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Quota;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.notification.DeliveryChannel;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.PauseCause;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionChanged;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionCreated;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionEnded;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionPaused;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionResumed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionSecretRenewed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationFailed;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerificationRequested;
import org.kyodo.contracts.notification.SubscriptionEvent.SubscriptionVerified;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.notification.SubscriptionTerms;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Wording;
import org.kyodo.notification.subscription.Subscription.Absent;
import org.kyodo.notification.subscription.Subscription.Active;
import org.kyodo.notification.subscription.Subscription.Begun;
import org.kyodo.notification.subscription.Subscription.Ended;
import org.kyodo.notification.subscription.Subscription.Paused;
import org.kyodo.notification.subscription.Subscription.Running;
import org.kyodo.notification.subscription.SubscriptionCommand.ChangeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.CreateSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.EndWithDepartment;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseAfterDeadLetter;
import org.kyodo.notification.subscription.SubscriptionCommand.PauseSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.RecordVerificationFailure;
import org.kyodo.notification.subscription.SubscriptionCommand.RenewSecret;
import org.kyodo.notification.subscription.SubscriptionCommand.RequestVerification;
import org.kyodo.notification.subscription.SubscriptionCommand.ResumeSubscription;
import org.kyodo.notification.subscription.SubscriptionCommand.TestWebhook;
import org.kyodo.notification.subscription.SubscriptionCommand.VerifySink;

/** The rule book of a subscription, one line per rule. */
final class SubscriptionRules implements Decider<SubscriptionCommand, Subscription, SubscriptionEvent> {
    /** Of these events one subscribes to; deliveries are not among them, for each would lead to another without end. */
    private static final List<EventCatalogue.Entry> OFFERED = EventCatalogue.all().stream()
            .filter(entry -> !DeliveryEvent.class.isAssignableFrom(entry.event()))
            .toList();

    /** Their names, without a version. */
    static final Set<String> TYPES =
            OFFERED.stream().map(EventCatalogue.Entry::name).collect(Collectors.toCollection(TreeSet::new));

    /** The stages they lead to. */
    static final Set<String> STAGES = OFFERED.stream()
            .flatMap(entry -> EventCatalogue.stagesOf(entry.event()).stream())
            .collect(Collectors.toCollection(TreeSet::new));

    /** K-SU-3: how long the secret before signs beside its successor, so that a receiver can change over. */
    static final Duration OVERLAP = Duration.ofHours(24);

    private static final Taken<SubscriptionCommand, Subscription> TAKEN = Taken.of(
                    SubscriptionCommand.class, Subscription.class)
            .in(Absent.class, CreateSubscription.class)
            .in(Running.class, ChangeSubscription.class, RenewSecret.class, EndSubscription.class)
            .in(Running.class, RequestVerification.class, TestWebhook.class)
            .in(Running.class, VerifySink.class, RecordVerificationFailure.class, PauseAfterDeadLetter.class)
            .in(Begun.class, EndWithDepartment.class)
            .in(Active.class, PauseSubscription.class)
            .in(Paused.class, ResumeSubscription.class)
            // What was under way when it ended comes too late.
            .in(Ended.class, VerifySink.class, RecordVerificationFailure.class, PauseAfterDeadLetter.class);

    private record Case(Subscription subscription, SubscriptionCommand command) {}

    @Override
    public Taken<SubscriptionCommand, Subscription> taken() {
        return TAKEN;
    }

    /** 公開範囲: staff of its department and of the collaboration office. */
    @Override
    public boolean seenBy(Subscription subscription, Context context) {
        return switch (subscription) {
            case Absent _ -> false;
            case Running running -> isOpenTo(context.actor(), departmentOf(running));
            case Ended(var details) -> isOpenTo(context.actor(), details.department());
        };
    }

    static boolean isOpenTo(Actor actor, DepartmentCode department) {
        return actor.isStaffOf(department) || actor.isStaffOf(DepartmentCode.COLLABORATION_OFFICE);
    }

    @Override
    public Decision<SubscriptionEvent> decide(Subscription subscription, SubscriptionCommand command, Context context) {
        return switch (new Case(subscription, command)) {
            case Case(Absent a, CreateSubscription c) ->
                notOf(c.department(), context).orElseGet(() -> create(a, c, context));

            case Case(Running r, ChangeSubscription c) -> change(r, c, context);
            case Case(Running r, RenewSecret _) -> renew(r, context);
            case Case(Running r, RequestVerification _) -> ask(r, context);
            case Case(Running r, TestWebhook _) when !r.details().goesBy(WEBHOOK) -> refuse(NO_WEBHOOK);
            case Case(Running r, TestWebhook _) ->
                // It changes nothing here; whether it arrives is told to who asked.
                r.details().handshake().isPresent() ? refuse(NOT_VERIFIED) : repeated();
            case Case(Running r, VerifySink _) ->
                r.details().handshake().isPresent()
                        ? accept(new SubscriptionVerified(r.id(), departmentOf(r), second(context.now())))
                        : repeated();
            case Case(Running r, RecordVerificationFailure c) ->
                r.details()
                        .handshake()
                        .filter(asked -> asked.nextAt().isPresent())
                        .map(asked -> failed(r, asked, c.answer(), context))
                        .orElse(repeated());
            case Case(Running r, EndSubscription _) -> accept(new SubscriptionEnded(r.id(), departmentOf(r)));

            case Case(Running r, EndWithDepartment _) -> accept(new SubscriptionEnded(r.id(), departmentOf(r)));

            case Case(Active a, PauseSubscription _) -> accept(pausedBecause(PauseCause.BY_DEPARTMENT, a));
            case Case(Active a, PauseAfterDeadLetter(var _, Instant at))
            when a.resumedAt().filter(at::isBefore).isPresent() -> repeated();
            case Case(Active a, PauseAfterDeadLetter(String answer, var _)) ->
                accept(pausedBecause(causeOf(answer), a));

            case Case(Paused p, ResumeSubscription _) -> resume(p, context);
            // Several deliveries may be given up at once; the first has paused it.
            case Case(Paused _, PauseAfterDeadLetter _) -> repeated();

            case Case(Ended _, EndWithDepartment _) -> repeated();
            case Case(Ended _, PauseAfterDeadLetter _) -> repeated();
            case Case(Ended _, VerifySink _) -> repeated();
            case Case(Ended _, RecordVerificationFailure _) -> repeated();

            case Case _ -> notInThisStage(subscription, command);
        };
    }

    private static Decision<SubscriptionEvent> create(Absent absent, CreateSubscription c, Context context) {
        SubscriptionSettings settings = context.fact(SubscriptionSettings.class);
        if (!settings.departments().contains(c.department())) {
            return refuse(UNKNOWN_DEPARTMENT, "department", c.department(), oneOf(settings.departments()));
        }
        return fault(c.terms(), c.webhookUrl(), settings)
                .or(() -> c.terms().channels().contains(WEBHOOK)
                                && c.webhookUrl().isEmpty()
                        ? Optional.of(refuse(
                                WEBHOOK_ADDRESS_REQUIRED, "webhookUrl", Wording.NONE.of(), Wording.HTTPS_ADDRESS.of()))
                        : Optional.empty())
                .or(() -> Quota.usedUp(TOO_MANY_SUBSCRIPTIONS, "department", context))
                .orElseGet(() -> {
                    Optional<String> origin = c.webhookUrl().map(WebhookAddress::origin);
                    return withQuestion(
                            new SubscriptionCreated(absent.id(), c.department(), c.terms(), origin), origin, context);
                });
    }

    private static Decision<SubscriptionEvent> change(Running running, ChangeSubscription c, Context context) {
        Optional<String> origin = c.terms().channels().contains(WEBHOOK)
                ? c.webhookUrl().map(WebhookAddress::origin).or(running.details()::webhookOrigin)
                : Optional.empty();
        return fault(c.terms(), c.webhookUrl(), context.fact(SubscriptionSettings.class))
                .or(() -> c.terms().channels().contains(WEBHOOK) && origin.isEmpty()
                        ? Optional.of(refuse(
                                WEBHOOK_ADDRESS_REQUIRED, "webhookUrl", Wording.NONE.of(), Wording.HTTPS_ADDRESS.of()))
                        : Optional.empty())
                .orElseGet(() -> withQuestion(
                        new SubscriptionChanged(running.id(), departmentOf(running), c.terms(), origin),
                        c.webhookUrl().map(WebhookAddress::origin),
                        context));
    }

    /** What happened, and that an address is asked whether it agrees to receive: any that was given, known or not. */
    private static Decision<SubscriptionEvent> withQuestion(
            SubscriptionEvent happened, Optional<String> origin, Context context) {
        return origin.map(given -> SubscriptionRules.<SubscriptionEvent>both(
                        happened,
                        new SubscriptionVerificationRequested(
                                happened.subscriptionId(), happened.department(), given, second(context.now()))))
                .orElseGet(() -> accept(happened));
    }

    private static <E> Decision<E> both(E first, E second) {
        return new Decision.Accepted<>(List.of(first, second));
    }

    private static Decision<SubscriptionEvent> renew(Running running, Context context) {
        return running.details().goesBy(WEBHOOK)
                ? accept(new SubscriptionSecretRenewed(
                        running.id(),
                        departmentOf(running),
                        second(context.now()).plus(OVERLAP)))
                : refuse(NO_WEBHOOK);
    }

    private static Decision<SubscriptionEvent> ask(Running running, Context context) {
        if (!running.details().goesBy(WEBHOOK)) {
            return refuse(NO_WEBHOOK);
        }
        return running.details().handshake().isPresent()
                ? accept(question(running, context))
                : refuse(ALREADY_VERIFIED);
    }

    private static SubscriptionVerificationRequested question(Running running, Context context) {
        return new SubscriptionVerificationRequested(
                running.id(),
                departmentOf(running),
                running.details().webhookOrigin().orElseThrow(),
                second(context.now()));
    }

    /** Asked in vain for the last time, an active one is paused, so that its department learns of it. */
    private static Decision<SubscriptionEvent> failed(
            Running running, Handshake asked, String answer, Context context) {
        int attempts = asked.attempts() + 1;
        Instant now = second(context.now());
        Optional<Instant> next = context.fact(SubscriptionSettings.class).nextAfter(attempts, now);
        SubscriptionEvent failed =
                new SubscriptionVerificationFailed(running.id(), departmentOf(running), attempts, answer, now, next);
        return running instanceof Active active && next.isEmpty()
                ? both(failed, pausedBecause(PauseCause.UNVERIFIED, active))
                : accept(failed);
    }

    /** Where the address was asked in vain, it is asked again. */
    private static Decision<SubscriptionEvent> resume(Paused paused, Context context) {
        SubscriptionEvent resumed = new SubscriptionResumed(paused.id(), departmentOf(paused), second(context.now()));
        return paused.details()
                        .handshake()
                        .filter(asked -> asked.nextAt().isEmpty())
                        .isPresent()
                ? both(resumed, question(paused, context))
                : accept(resumed);
    }

    /** What is wrong with what was given, in the order a reader would look at it. */
    private static Optional<Decision<SubscriptionEvent>> fault(
            SubscriptionTerms terms, Optional<WebhookAddress> address, SubscriptionSettings settings) {
        SubscriptionFilter filter = terms.filter();
        List<DeliveryChannel> channels = terms.channels();
        return Stream.<Supplier<Optional<Decision<SubscriptionEvent>>>>of(
                        () -> unknown(filter.types(), TYPES)
                                .map(type -> refuse(
                                        UNKNOWN_EVENT_TYPE,
                                        "terms.filter.types",
                                        type,
                                        oneOf(TYPES.stream().map(Name::code).toList()))),
                        () -> unknown(filter.areas(), settings.areas())
                                .map(area -> refuse(UNKNOWN_AREA, "terms.filter.areas", area, oneOf(settings.areas()))),
                        () -> unknown(filter.stages(), STAGES)
                                .map(stage -> refuse(
                                        UNKNOWN_STAGE,
                                        "terms.filter.stages",
                                        stage,
                                        oneOf(STAGES.stream().map(Name::stage).toList()))),
                        () -> channels.isEmpty()
                                ? Optional.of(refuse(
                                        CHANNEL_REQUIRED,
                                        "terms.channels",
                                        Wording.NONE.of(),
                                        Wording.AT_LEAST_ONE_OF.of(List.of(DeliveryChannel.values()))))
                                : Optional.empty(),
                        () -> address.filter(given -> !channels.contains(WEBHOOK))
                                .map(given -> refuse(
                                        WEBHOOK_CHANNEL_REQUIRED,
                                        "terms.channels",
                                        channels,
                                        Wording.CONTAINING.of(WEBHOOK))),
                        () -> address.filter(given -> !settings.allows(given))
                                .map(given -> refuse(
                                        WEBHOOK_ADDRESS_NOT_ALLOWED,
                                        "webhookUrl",
                                        given,
                                        settings.reach().inWords())))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A department sees to its own subscriptions, and the collaboration office to all. */
    private static Optional<Decision<SubscriptionEvent>> notOf(DepartmentCode department, Context context) {
        DepartmentCode office = context.fact(SubscriptionSettings.class).office();
        return context.actor().isStaffOf(department) || context.actor().isStaffOf(office)
                ? Optional.empty()
                : Optional.of(refuse(
                        NOT_YOUR_DEPARTMENT,
                        "department",
                        context.actor().department(),
                        Wording.either(department, office)));
    }

    private static SubscriptionPaused pausedBecause(PauseCause cause, Active active) {
        return new SubscriptionPaused(active.id(), departmentOf(active), cause);
    }

    /** As deliveries tell their times: in whole seconds. */
    private static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    /** HTTP 410 says that the address is gone for good. */
    private static PauseCause causeOf(String answer) {
        return answer.equals("STATUS_410") ? PauseCause.GONE : PauseCause.DEAD_LETTER;
    }

    private static DepartmentCode departmentOf(Running running) {
        return running.details().department();
    }

    private static <T> Optional<T> unknown(Collection<T> given, Set<? extends T> known) {
        return given.stream().filter(element -> !known.contains(element)).findFirst();
    }

    private static Phrase oneOf(Collection<?> known) {
        return Wording.ONE_OF.of(
                known.stream().sorted(Comparator.comparing(Object::toString)).toList());
    }
}
