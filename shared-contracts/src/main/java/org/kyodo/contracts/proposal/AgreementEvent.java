package org.kyodo.contracts.proposal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReviewOutcome;
import org.kyodo.contracts.value.Side;
import org.kyodo.contracts.value.Visibility;

/** What happens to an agreement 協定書, a contract 契約 or a decision letter 決定通知. */
@AggregateStream(
        service = "proposal",
        aggregate = "agreement",
        stages = {"Drafted", "Negotiating", "Agreed", "Signed", "Published", "Terminated", "Expired", "GivenUp"})
public sealed interface AgreementEvent extends DomainEvent {

    /**
     * It was drafted 下書き: when a proposal was adopted, or as a standing agreement of no proposal (R-AG-3).
     *
     * @param hash SHA-256 of the canonical JSON of {@code agreement}
     */
    @EventType(value = "kyodo.proposal.AgreementDrafted", visibility = Visibility.PARTIES)
    record AgreementDrafted(
            AgreementId agreementId, Optional<ProposalId> proposal, AgreementTerms agreement, String hash)
            implements AgreementEvent {}

    /** A side wrote a new version 新しい版; what was confirmed before falls away. @param version from 2 */
    @EventType(value = "kyodo.proposal.AgreementRevised", visibility = Visibility.PARTIES)
    record AgreementRevised(AgreementId agreementId, int version, String hash, Side side, AgreementTerms agreement)
            implements AgreementEvent {}

    /** A side named a fair price 適切な対価の提示. */
    @EventType(value = "kyodo.proposal.FairPriceProposed", visibility = Visibility.PARTIES)
    record FairPriceProposed(AgreementId agreementId, Side side, FairPrice price) implements AgreementEvent {}

    /** The other side agreed to it 対価の合意. */
    @EventType(value = "kyodo.proposal.FairPriceAccepted", visibility = Visibility.PARTIES)
    record FairPriceAccepted(AgreementId agreementId, Side side, FairPrice price) implements AgreementEvent {}

    /** A key point of its form was recorded 形態のポイントの記録. */
    @EventType(value = "kyodo.proposal.RuleEvidenceRecorded", visibility = Visibility.PARTIES)
    record RuleEvidenceRecorded(AgreementId agreementId, RuleEvidence evidence) implements AgreementEvent {}

    /** A party confirmed a version 版の確認; with the last of them it is agreed 合意. */
    @EventType(value = "kyodo.proposal.AgreementConfirmed", visibility = Visibility.PARTIES)
    record AgreementConfirmed(AgreementId agreementId, AgreementParty party, int version, String hash)
            implements AgreementEvent {}

    /** Going on with the same group asks for a review first 継続の見直しが必要 (R-IT-4). */
    @EventType(value = "kyodo.proposal.ContinuationReviewRequired", visibility = Visibility.PARTIES)
    record ContinuationReviewRequired(AgreementId agreementId, Continuation continuation) implements AgreementEvent {}

    /**
     * Going on with the same group was reviewed 継続の見直し (R-IT-4).
     *
     * @param openCall whether others could propose as well
     */
    @EventType(value = "kyodo.proposal.ContinuationReviewCompleted", visibility = Visibility.PUBLIC)
    record ContinuationReviewCompleted(
            AgreementId agreementId, Continuation continuation, ReviewOutcome outcome, boolean openCall, Reason reason)
            implements AgreementEvent {}

    /** It was signed 締結. @param evidence of the key points of its form, without what is for the parties only */
    @EventType(value = "kyodo.proposal.AgreementSigned", visibility = Visibility.PUBLIC)
    record AgreementSigned(
            AgreementId agreementId,
            Optional<ProposalId> proposal,
            AgreementTerms agreement,
            int version,
            @PublicText String hash,
            Optional<FairPrice> price,
            List<RuleEvidence> evidence,
            LocalDate on)
            implements AgreementEvent {}

    /** The city's decision in this form was issued and is public 決定通知 (R-KO-1). */
    @EventType(value = "kyodo.proposal.DecisionLetterIssued", visibility = Visibility.PUBLIC)
    record DecisionLetterIssued(
            AgreementId agreementId,
            Optional<ProposalId> proposal,
            CollaborationForm form,
            AgreementTerms agreement,
            Optional<DocumentRef> document)
            implements AgreementEvent {}

    /** It was published 公開, before the project runs (R-AG-4). */
    @EventType(value = "kyodo.proposal.AgreementPublished", visibility = Visibility.PUBLIC)
    record AgreementPublished(
            AgreementId agreementId,
            Optional<ProposalId> proposal,
            AgreementTerms agreement,
            int version,
            @PublicText String hash)
            implements AgreementEvent {}

    /** A version that every party confirmed took the place of the one before 変更. */
    @EventType(value = "kyodo.proposal.AgreementAmended", visibility = Visibility.PUBLIC)
    record AgreementAmended(
            AgreementId agreementId,
            Optional<ProposalId> proposal,
            AgreementTerms agreement,
            int version,
            @PublicText String hash)
            implements AgreementEvent {}

    /** A side gave notice that it ends 解除の予告; until then it holds. @param on the last day on which it holds */
    @EventType(value = "kyodo.proposal.AgreementNoticeGiven", visibility = Visibility.PUBLIC)
    record AgreementNoticeGiven(
            AgreementId agreementId, Optional<ProposalId> proposal, Side side, Reason reason, LocalDate on)
            implements AgreementEvent {}

    /** It ended by the notice of a side 解除. @param on the last day on which it held */
    @EventType(value = "kyodo.proposal.AgreementTerminated", visibility = Visibility.PUBLIC)
    record AgreementTerminated(
            AgreementId agreementId, Optional<ProposalId> proposal, Side side, Reason reason, LocalDate on)
            implements AgreementEvent {}

    /** A side gave it up before it was signed 不成立; nothing comes of it. */
    @EventType(value = "kyodo.proposal.AgreementGivenUp", visibility = Visibility.PARTIES)
    record AgreementGivenUp(
            AgreementId agreementId, Optional<ProposalId> proposal, Side side, Reason reason, LocalDate on)
            implements AgreementEvent {}

    /** Its term is over 満了. @param on its last day */
    @EventType(value = "kyodo.proposal.AgreementExpired", visibility = Visibility.PUBLIC)
    record AgreementExpired(AgreementId agreementId, Optional<ProposalId> proposal, LocalDate on)
            implements AgreementEvent {}
}
