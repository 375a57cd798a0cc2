package org.kyodo.registry.talent;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.TalentConsent;
import org.kyodo.contracts.registry.TalentEvent;
import org.kyodo.contracts.registry.TalentEvent.TalentBacked;
import org.kyodo.contracts.registry.TalentEvent.TalentDeclined;
import org.kyodo.contracts.registry.TalentEvent.TalentErased;
import org.kyodo.contracts.registry.TalentEvent.TalentHidden;
import org.kyodo.contracts.registry.TalentEvent.TalentOffered;
import org.kyodo.contracts.registry.TalentEvent.TalentPublished;
import org.kyodo.contracts.registry.TalentEvent.TalentRegistered;
import org.kyodo.contracts.registry.TalentEvent.TalentRetired;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.TalentId;

/**
 * A talent 人材: a person or a group that offers to help others, as a supporter, an adviser, an expert, a co-ordinator, a reporter or
 * a volunteer. Others back it; a support centre or the collaboration office registers it, having seen who it is, or declines. Once it
 * is registered it may be asked for; everybody is shown it only where and as far as it agrees. It retires when it wishes. What is
 * known of the person lies sealed, and is erased at their request or some years after the end.
 */
sealed interface Talent extends Stage<Talent, TalentEvent> {
    TalentId id();

    record Absent(TalentId id) implements Talent {}

    /** 申出. */
    record Offered(TalentId id, Offer offer) implements Standing {
        @Override
        public Offered with(Offer other) {
            return new Offered(id, other);
        }
    }

    /** 登録. @param publication what everybody is shown of it, where it agreed */
    record Registered(TalentId id, Offer offer, Optional<Publication> publication) implements Standing {
        @Override
        public Registered with(Offer other) {
            return new Registered(id, other, publication);
        }
    }

    /** 不登録. */
    record Declined(TalentId id, Offer offer, Reason reason, LocalDate since) implements Ended {
        @Override
        public Declined with(Offer other) {
            return new Declined(id, other, reason, since);
        }
    }

    /** 退任. */
    record Retired(TalentId id, Offer offer, LocalDate since) implements Ended {
        @Override
        public Retired with(Offer other) {
            return new Retired(id, other, since);
        }
    }

    /** @param group its name, where it is a group that agreed to be named */
    record Publication(TalentConsent consent, Optional<String> group) {}

    /** Offered at least. */
    sealed interface Known extends Talent {
        Offer offer();

        Known with(Offer other);
    }

    /** It may be backed. */
    sealed interface Standing extends Known {}

    /** Nothing more comes of it, so that what is known of the person is kept for a time only. */
    sealed interface Ended extends Known {
        LocalDate since();
    }

    /** Who backs and who handed in stands beside the event, not in it. */
    @Override
    default Talent after(TalentEvent event, Entry entry) {
        Known next = after(event).as(Known.class);
        Offer offer = next.offer();
        return switch (event) {
            case TalentBacked _ -> next.with(offer.with(offer.backing().by(entry)));
            case TalentOffered _, TalentPublished _ ->
                next.with(offer.with(offer.entries().and(entry)));
            case TalentRegistered _, TalentDeclined _, TalentHidden _, TalentRetired _, TalentErased _ -> next;
        };
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default Talent after(TalentEvent event) {
        return switch (event) {
            case TalentOffered e -> new Offered(e.talentId(), Offer.of(e.offerer(), e.terms()));
            case TalentBacked e -> {
                Known known = as(Known.class);
                yield known.with(known.offer().with(known.offer().backing().of(e.backers())));
            }
            case TalentRegistered _ -> new Registered(id(), as(Offered.class).offer(), Optional.empty());
            case TalentDeclined e -> new Declined(id(), as(Offered.class).offer(), e.reason(), e.on());
            case TalentPublished e ->
                new Registered(
                        id(), as(Registered.class).offer(), Optional.of(new Publication(e.consent(), e.group())));
            case TalentHidden _ -> new Registered(id(), as(Registered.class).offer(), Optional.empty());
            case TalentRetired e -> new Retired(id(), as(Standing.class).offer(), e.on());
            case TalentErased e -> {
                Known known = as(Known.class);
                yield known.with(known.offer().without(e.erased()));
            }
        };
    }
}
