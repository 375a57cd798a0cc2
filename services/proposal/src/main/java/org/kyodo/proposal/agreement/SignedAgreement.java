package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementAmended;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementConfirmed;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementDrafted;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementExpired;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementGivenUp;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementNoticeGiven;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementPublished;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementRevised;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementSigned;
import org.kyodo.contracts.proposal.AgreementEvent.AgreementTerminated;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewCompleted;
import org.kyodo.contracts.proposal.AgreementEvent.ContinuationReviewRequired;
import org.kyodo.contracts.proposal.AgreementEvent.DecisionLetterIssued;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceAccepted;
import org.kyodo.contracts.proposal.AgreementEvent.FairPriceProposed;
import org.kyodo.contracts.proposal.AgreementEvent.RuleEvidenceRecorded;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;

/**
 * An agreement that was signed, from its events alone: with whom, in which form, for which fiscal years. From these it is counted
 * how long the same have worked together (R-IT-4).
 *
 * @param last the last fiscal year
 */
record SignedAgreement(
        AgreementId agreement,
        Optional<CollaborationForm> form,
        List<GroupId> groups,
        List<DepartmentCode> sections,
        int first,
        int last) {

    static Optional<SignedAgreement> after(Optional<SignedAgreement> known, Recorded<AgreementEvent> happened) {
        return switch (happened.event()) {
            case AgreementSigned e -> Optional.of(of(e.agreementId(), e.agreement(), e.on()));
            case AgreementAmended e -> known.map(before -> of(before.agreement(), e.agreement(), before.firstDay()));
            case AgreementNoticeGiven e -> known.map(before -> before.until(e.on()));
            case AgreementTerminated e -> known.map(before -> before.until(e.on()));
            case AgreementDrafted _,
                    AgreementRevised _,
                    FairPriceProposed _,
                    FairPriceAccepted _,
                    RuleEvidenceRecorded _,
                    AgreementConfirmed _,
                    ContinuationReviewRequired _,
                    ContinuationReviewCompleted _,
                    DecisionLetterIssued _,
                    AgreementPublished _,
                    AgreementGivenUp _,
                    AgreementExpired _ -> known;
        };
    }

    /** @param day that counts where it has no term */
    static SignedAgreement of(AgreementId id, AgreementTerms terms, LocalDate day) {
        LocalDate from = terms.text().term().map(term -> term.from()).orElse(day);
        LocalDate until = terms.text().term().map(term -> term.until()).orElse(day);
        return new SignedAgreement(
                id,
                terms.form(),
                terms.groups(),
                terms.sections(),
                FiscalYear.of(from).year(),
                FiscalYear.of(until).year());
    }

    /** Whether it covers the fiscal year. */
    boolean covers(int year) {
        return first <= year && year <= last;
    }

    private LocalDate firstDay() {
        return new FiscalYear(first).firstDay();
    }

    /** One that ends before it began leaves its first year. */
    private SignedAgreement until(LocalDate day) {
        return new SignedAgreement(
                agreement,
                form,
                groups,
                sections,
                first,
                Math.clamp(FiscalYear.of(day).year(), first, last));
    }
}
