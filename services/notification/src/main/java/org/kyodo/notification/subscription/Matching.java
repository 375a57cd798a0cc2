package org.kyodo.notification.subscription;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.Recorded;
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
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubscriptionId;
import org.kyodo.notification.archive.ArchivedEvent;
import org.kyodo.notification.archive.EventTaker;
import org.kyodo.notification.archive.SubjectFacts;

/** Finds the subscriptions that select an event, and tells the recipients. */
final class Matching implements EventTaker {
    private final Subscriptions subscriptions;
    private final List<Recipient> recipients;
    private final BiFunction<Collection<DepartmentCode>, MunicipalityCode, Set<DepartmentCode>> oneWith;

    /** @param oneWith departments, and those that are one with one of them since a reorganisation */
    Matching(
            Subscriptions subscriptions,
            List<Recipient> recipients,
            BiFunction<Collection<DepartmentCode>, MunicipalityCode, Set<DepartmentCode>> oneWith) {
        this.subscriptions = subscriptions;
        this.oneWith = oneWith;
        this.recipients = List.copyOf(recipients);
    }

    @Override
    public void take(ArchivedEvent event, Recorded<?> happened) {
        List<Match> matches = candidates(event, happened.envelope()).stream()
                .filter(details -> selects(details.terms().filter(), happened.envelope(), event.facts()))
                .filter(details -> !isBeginningOf(details.id(), happened.event()))
                .map(details -> new Match(
                        details.id(),
                        details.terms().name(),
                        details.department(),
                        details.terms().channels()))
                .toList();
        recipients.forEach(recipient -> recipient.give(event, happened, matches));
    }

    /**
     * Those that may select the event, of the departments that may have it: what concerns the parties of a subject goes to
     * the departments in charge of it and to the collaboration office.
     */
    private List<SubscriptionDetails> candidates(ArchivedEvent event, Envelope envelope) {
        return switch (event.visibility()) {
            case PUBLIC, DEPARTMENT -> candidates(event, envelope, Optional.empty());
            case PARTIES -> {
                Set<DepartmentCode> parties = new HashSet<>(event.facts().departments());
                parties.add(DepartmentCode.COLLABORATION_OFFICE);
                yield candidates(event, envelope, Optional.of(oneWith.apply(parties, event.municipality())));
            }
            case INTERNAL -> List.of();
        };
    }

    private List<SubscriptionDetails> candidates(
            ArchivedEvent event, Envelope envelope, Optional<Set<DepartmentCode>> departments) {
        return subscriptions.candidates(event.municipality(), Selectors.of(envelope, event.facts()), departments);
    }

    /**
     * A subscription begins with the next event, and does not tell of itself: its subscriber may not know the secret yet, and
     * what was said when its address was asked is no news there.
     */
    private static boolean isBeginningOf(SubscriptionId id, DomainEvent event) {
        return event instanceof SubscriptionEvent own
                && own.subscriptionId().equals(id)
                && switch (own) {
                    case SubscriptionCreated _,
                            SubscriptionVerificationRequested _,
                            SubscriptionVerificationFailed _,
                            SubscriptionVerified _ -> true;
                    case SubscriptionChanged _,
                            SubscriptionSecretRenewed _,
                            SubscriptionPaused _,
                            SubscriptionResumed _,
                            SubscriptionEnded _ -> false;
                };
    }

    /** Whether the filter selects it: each condition that asks for something is met. */
    static boolean selects(SubscriptionFilter filter, Envelope envelope, SubjectFacts facts) {
        return any(filter.types(), EventCatalogue.nameOf(envelope.type())::equals)
                && any(filter.fieldTypes(), facts.fieldTypes()::contains)
                && any(filter.areas(), facts.areas()::contains)
                && any(filter.forms(), form -> facts.form().filter(form::equals).isPresent())
                && any(filter.stages(), envelope.place().stage()::equals)
                && filter.amountMin()
                        .map(min -> facts.amount()
                                .filter(amount -> !min.exceeds(amount))
                                .isPresent())
                        .orElse(true);
    }

    /** An empty list asks nothing. */
    private static <T> boolean any(List<T> wanted, Predicate<T> met) {
        return wanted.isEmpty() || wanted.stream().anyMatch(met);
    }
}
