package org.kyodo.registry.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.registry.SupportOfferEvent;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportAgreed;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDeclined;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportDelivered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOfferEnded;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportOffered;
import org.kyodo.contracts.registry.SupportOfferEvent.SupportRequested;
import org.kyodo.contracts.registry.SupportRequest;
import org.kyodo.contracts.registry.SupportTerms;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.contracts.value.SupportOfferId;

/**
 * An offer of support 支援の申出: a business or another group offers goods, money, staff time, expertise or a place until a
 * day. Groups ask for it; whoever offered agrees while there is enough left, or declines; the group that was helped says when
 * it arrived. It ends when it is withdrawn or its last day is over; what was agreed may still arrive.
 */
sealed interface SupportOffer extends Stage<SupportOffer, SupportOfferEvent> {
    SupportOfferId id();

    record Absent(SupportOfferId id) implements SupportOffer {}

    /** 申出. */
    record Offered(SupportOfferId id, GroupId group, SupportTerms terms, List<Asked> requests) implements Known {
        @Override
        public Offered with(List<Asked> others) {
            return new Offered(id, group, terms, others);
        }
    }

    /** 終了. */
    record Ended(SupportOfferId id, GroupId group, SupportTerms terms, List<Asked> requests, LocalDate on)
            implements Known {
        @Override
        public Ended with(List<Asked> others) {
            return new Ended(id, group, terms, others, on);
        }
    }

    /** What became of a request. */
    enum Answer {
        /** 未回答. */
        OPEN,
        /** 合意. */
        AGREED,
        /** 辞退. */
        DECLINED,
        /** 受領. */
        DELIVERED
    }

    /** A request, and what became of it. @param code why it was declined */
    record Asked(SupportRequest request, Answer answer, Optional<ReasonCode> code) {}

    /** Offered at least. @see SupportOfferRules#MOST_REQUESTS how many requests there may be */
    sealed interface Known extends SupportOffer {
        GroupId group();

        SupportTerms terms();

        List<Asked> requests();

        Known with(List<Asked> requests);

        default Optional<Asked> find(int number) {
            return requests().stream()
                    .filter(asked -> asked.request().number() == number)
                    .findFirst();
        }

        /** How many are not agreed yet; nothing where the offer does not count. */
        default Optional<Integer> left() {
            int agreed = requests().stream()
                    .filter(asked -> asked.answer() == Answer.AGREED || asked.answer() == Answer.DELIVERED)
                    .mapToInt(asked -> asked.request().quantity().orElse(0))
                    .sum();
            return terms().quantity().map(all -> all - agreed);
        }
    }

    /** The stage after the event. Total: a new event does not compile until it has a stage here. */
    @Override
    default SupportOffer after(SupportOfferEvent event) {
        return switch (event) {
            case SupportOffered e -> new Offered(e.supportOfferId(), e.group(), e.terms(), List.of());
            case SupportRequested e -> {
                Known known = known(e);
                yield known.with(Stream.concat(
                                known.requests().stream(),
                                Stream.of(new Asked(e.request(), Answer.OPEN, Optional.empty())))
                        .toList());
            }
            case SupportAgreed e -> answered(e, new Asked(e.request(), Answer.AGREED, Optional.empty()));
            case SupportDeclined e -> answered(e, new Asked(e.request(), Answer.DECLINED, Optional.of(e.code())));
            case SupportDelivered e -> answered(e, new Asked(e.request(), Answer.DELIVERED, Optional.empty()));
            case SupportOfferEnded e -> {
                Known known = known(e);
                yield new Ended(known.id(), known.group(), known.terms(), known.requests(), e.on());
            }
        };
    }

    private SupportOffer answered(SupportOfferEvent event, Asked answered) {
        Known known = known(event);
        return known.with(known.requests().stream()
                .map(asked -> asked.request().number() == answered.request().number() ? answered : asked)
                .toList());
    }

    private Known known(SupportOfferEvent event) {
        if (this instanceof Known known) {
            return known;
        }
        throw new IllegalStateException(event.getClass().getSimpleName() + " while nothing was offered");
    }
}
