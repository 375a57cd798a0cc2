package org.kyodo.proposal.agreement;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.ReasonGiven;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.AgreementText;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.proposal.FairPrice;
import org.kyodo.contracts.proposal.RuleEvidence;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.ReviewOutcome;

/** What can be asked of an agreement 協定書. */
sealed interface AgreementCommand {

    /** 下書きする, because a proposal was adopted. */
    @AllowedTo(Role.PLATFORM)
    record DraftAgreement(Optional<ProposalId> proposal, AgreementTerms agreement) implements AgreementCommand {}

    /** 包括連携協定の案を作る. @param department that owns it @param groups others than the city */
    @AllowedTo(Role.STAFF)
    record DraftStandingAgreement(
            DepartmentCode department,
            @Size(max = 20) @OnceEach List<GroupId> groups,
            AgreementText text) implements AgreementCommand {}

    /** 新しい版を書く. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ReviseAgreement(AgreementText text) implements AgreementCommand {}

    /** 対価を示す. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ProposePrice(FairPrice price) implements AgreementCommand {}

    /** 対価に合意する. @param groupStatement of the group that accepts less than its costs (K-FP-2) */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record AcceptPrice(Optional<@Prose(max = 2_000) String> groupStatement) implements AgreementCommand {}

    /** 形態のポイントを記録する. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record RecordEvidence(RuleEvidence evidence) implements AgreementCommand {}

    /** 版を確認する. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record ConfirmVersion(int version, @Size(max = 64) String hash) implements AgreementCommand {}

    /** 締結する. */
    @AllowedTo(Role.STAFF)
    record SignAgreement() implements AgreementCommand {}

    /** 決定を通知する. */
    @AllowedTo(Role.STAFF)
    record IssueDecisionLetter(Optional<DocumentRef> document) implements AgreementCommand {}

    /** 公開する. @param withoutPersonalData that somebody looked (K-AG-7) */
    @AllowedTo(Role.STAFF)
    record PublishAgreement(boolean withoutPersonalData) implements AgreementCommand {}

    /** 変更する. */
    @AllowedTo(Role.STAFF)
    record AmendAgreement(boolean withoutPersonalData) implements AgreementCommand {}

    /** 協議を打ち切る, before it is signed. */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record GiveUpAgreement(Optional<ReasonGiven> reason) implements AgreementCommand {}

    /** 解除を予告する. @param on the last day on which it holds */
    @AllowedTo(
            value = {Role.RESIDENT, Role.GROUP, Role.STAFF},
            onBehalf = {Role.STAFF, Role.DESK})
    record TerminateAgreement(Optional<ReasonGiven> reason, LocalDate on) implements AgreementCommand {}

    /** The day of the notice is over. */
    @AllowedTo(Role.PLATFORM)
    record EndAgreement() implements AgreementCommand {}

    /** Its term is over. */
    @AllowedTo(Role.PLATFORM)
    record ExpireAgreement() implements AgreementCommand {}

    /** It would go on longer than the municipality lets it without a review. */
    @AllowedTo(Role.PLATFORM)
    record RequireContinuationReview(Continuation continuation) implements AgreementCommand {}

    /** 継続を見直す. @param openCall whether others could propose as well */
    @AllowedTo(Role.STAFF)
    record CompleteContinuationReview(ReviewOutcome outcome, boolean openCall, Optional<ReasonGiven> reason)
            implements AgreementCommand {}
}
