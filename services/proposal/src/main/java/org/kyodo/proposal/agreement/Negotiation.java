package org.kyodo.proposal.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param version the latest
 * @param earlier the last {@value #KEPT} before it
 * @param writers the sides that wrote a version after the draft (R-IT-1)
 * @param confirmed the parties that confirmed the latest version
 * @param offer a price that waits for the other side
 * @param price that both sides agreed to
 * @param evidence of the key points of its form, the latest of each
 * @param required that going on with the same group asks for a review
 * @param review what it led to
 * @param entries who wrote, confirmed and recorded what
 */
record Negotiation(
        AgreementId id,
        Optional<ProposalId> proposal,
        Version version,
        List<Version> earlier,
        Set<Side> writers,
        List<AgreementParty> confirmed,
        Optional<Offer> offer,
        Optional<FairPrice> price,
        List<RuleEvidence> evidence,
        Optional<Continuation> required,
        Optional<Review> review,
        Entries entries) {
    /** As many earlier versions as are kept; the events have all. */
    static final int KEPT = 5;

    /** A price as a side proposed it. */
    record Offer(Side by, FairPrice price) {}

    /** A continuation review 継続の見直し as it was completed. */
    record Review(Continuation continuation, ReviewOutcome outcome, boolean openCall) {}

    static Negotiation begun(AgreementId id, Optional<ProposalId> proposal, Version draft) {
        return new Negotiation(
                id,
                proposal,
                draft,
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Entries.NONE);
    }

    AgreementTerms terms() {
        return version.terms();
    }

    /** What was confirmed of the version before does not count any more. */
    Negotiation revised(Version next) {
        List<Version> before = new ArrayList<>(earlier);
        before.add(version);
        return new Negotiation(
                id,
                proposal,
                next,
                List.copyOf(before.subList(Math.max(0, before.size() - KEPT), before.size())),
                Stream.concat(writers.stream(), Stream.of(next.by()))
                        .collect(java.util.stream.Collectors.toUnmodifiableSet()),
                List.of(),
                offer,
                price,
                evidence,
                required,
                review,
                entries);
    }

    Negotiation offered(Side by, FairPrice asked) {
        return new Negotiation(
                id,
                proposal,
                version,
                earlier,
                writers,
                confirmed,
                Optional.of(new Offer(by, asked)),
                Optional.empty(),
                evidence,
                required,
                review,
                entries);
    }

    Negotiation priced(FairPrice agreed) {
        return new Negotiation(
                id,
                proposal,
                version,
                earlier,
                writers,
                confirmed,
                Optional.empty(),
                Optional.of(agreed),
                evidence,
                required,
                review,
                entries);
    }

    Negotiation recorded(RuleEvidence one) {
        return new Negotiation(
                id,
                proposal,
                version,
                earlier,
                writers,
                confirmed,
                offer,
                price,
                Stream.concat(evidence.stream().filter(other -> !other.rule().equals(one.rule())), Stream.of(one))
                        .toList(),
                required,
                review,
                entries);
    }

    Negotiation confirmed(AgreementParty party) {
        return new Negotiation(
                id,
                proposal,
                version,
                earlier,
                writers,
                Stream.concat(confirmed.stream(), Stream.of(party)).toList(),
                offer,
                price,
                evidence,
                required,
                review,
                entries);
    }

    Negotiation required(Continuation continuation) {
        return new Negotiation(
                id,
                proposal,
                version,
                earlier,
                writers,
                confirmed,
                offer,
                price,
                evidence,
                Optional.of(continuation),
                review,
                entries);
    }

    Negotiation reviewed(ContinuationReviewCompleted completed) {
        return new Negotiation(
                id,
                proposal,
                version,
                earlier,
                writers,
                confirmed,
                offer,
                price,
                evidence,
                required,
                Optional.of(new Review(completed.continuation(), completed.outcome(), completed.openCall())),
                entries);
    }

    Negotiation with(Entries all) {
        return new Negotiation(
                id, proposal, version, earlier, writers, confirmed, offer, price, evidence, required, review, all);
    }

    /** Whether every party confirmed the latest version (K-AG-2). */
    boolean isConfirmedByAll() {
        return confirmed.containsAll(terms().parties());
    }

    Optional<RuleEvidence> evidenceOf(String rule) {
        return evidence.stream().filter(one -> one.rule().equals(rule)).findFirst();
    }
}
