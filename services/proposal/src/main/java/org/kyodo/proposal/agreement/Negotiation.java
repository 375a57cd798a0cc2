package org.kyodo.proposal.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewCompleted;
import org.kyodo.contracts.proposal.AgreementParty;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.FairPrice;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.ReviewOutcome;
import org.kyodo.contracts.value.Side;

/**
 * What an agreement has in every stage 協議の経過.
 *
 * @param proposal of which it is born; none of a standing agreement
 * @param evidence of the key points of its form, the latest of each
 * @param entries who wrote, confirmed and recorded what
 */
record Negotiation(
        AgreementId id,
        Optional<ProposalId> proposal,
        Writing writing,
        Pricing pricing,
        List<RuleEvidence> evidence,
        Continuing continuing,
        Entries entries) {

    /**
     * What is written, and who says yes to it 版と合意.
     *
     * @param version the latest
     * @param earlier the last {@value #KEPT} before it
     * @param writers the sides that wrote a version after the draft (R-IT-1)
     * @param confirmed the parties that confirmed the latest version
     */
    record Writing(Version version, List<Version> earlier, Set<Side> writers, List<AgreementParty> confirmed) {
        /** As many earlier versions as are kept; the events have all. */
        static final int KEPT = 5;

        static Writing begun(Version draft) {
            return new Writing(draft, List.of(), Set.of(), List.of());
        }

        /** What was confirmed of the version before does not count any more. */
        private Writing revised(Version next) {
            return new Writing(
                    next,
                    and(earlier, version)
                            .skip(Math.max(0, earlier.size() + 1 - KEPT))
                            .toList(),
                    and(writers, next.by()).collect(Collectors.toUnmodifiableSet()),
                    List.of());
        }

        private Writing confirmedBy(AgreementParty party) {
            return new Writing(version, earlier, writers, and(confirmed, party).toList());
        }

        /** Whether every party confirmed the latest version (K-AG-2). */
        boolean isConfirmedByAll() {
            return confirmed.containsAll(version.terms().parties());
        }
    }

    /**
     * What a commission costs 対価.
     *
     * @param offer that waits for the other side
     * @param agreed by both
     */
    record Pricing(Optional<Offer> offer, Optional<FairPrice> agreed) {
        private static final Pricing NONE = new Pricing(Optional.empty(), Optional.empty());
    }

    /** A price as a side proposed it. */
    record Offer(Side by, FairPrice price) {}

    /**
     * Whether the same go on 継続.
     *
     * @param required that this asks for a review
     * @param review what it led to
     */
    record Continuing(Optional<Continuation> required, Optional<Review> review) {
        private static final Continuing UNASKED = new Continuing(Optional.empty(), Optional.empty());
    }

    /** A continuation review 継続の見直し as it was completed. */
    record Review(Continuation continuation, ReviewOutcome outcome, boolean openCall) {}

    static Negotiation begun(AgreementId id, Optional<ProposalId> proposal, Version draft) {
        return new Negotiation(
                id, proposal, Writing.begun(draft), Pricing.NONE, List.of(), Continuing.UNASKED, Entries.NONE);
    }

    Version version() {
        return writing.version();
    }

    AgreementTerms terms() {
        return version().terms();
    }

    Negotiation revised(Version next) {
        return with(writing.revised(next));
    }

    Negotiation confirmedBy(AgreementParty party) {
        return with(writing.confirmedBy(party));
    }

    /** What was agreed before does not hold any more. */
    Negotiation offered(Side by, FairPrice asked) {
        return with(new Pricing(Optional.of(new Offer(by, asked)), Optional.empty()));
    }

    Negotiation priced(FairPrice agreed) {
        return with(new Pricing(Optional.empty(), Optional.of(agreed)));
    }

    Negotiation recorded(RuleEvidence one) {
        List<RuleEvidence> latest = and(
                        evidence.stream()
                                .filter(other -> !other.rule().equals(one.rule()))
                                .toList(),
                        one)
                .toList();
        return new Negotiation(id, proposal, writing, pricing, latest, continuing, entries);
    }

    Negotiation required(Continuation continuation) {
        return with(new Continuing(Optional.of(continuation), continuing.review()));
    }

    Negotiation reviewed(ContinuationReviewCompleted completed) {
        return with(new Continuing(
                continuing.required(),
                Optional.of(new Review(completed.continuation(), completed.outcome(), completed.openCall()))));
    }

    Negotiation with(Entries all) {
        return new Negotiation(id, proposal, writing, pricing, evidence, continuing, all);
    }

    private Negotiation with(Writing now) {
        return new Negotiation(id, proposal, now, pricing, evidence, continuing, entries);
    }

    private Negotiation with(Pricing now) {
        return new Negotiation(id, proposal, writing, now, evidence, continuing, entries);
    }

    private Negotiation with(Continuing now) {
        return new Negotiation(id, proposal, writing, pricing, evidence, now, entries);
    }

    private static <T> Stream<T> and(Collection<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one));
    }
}
