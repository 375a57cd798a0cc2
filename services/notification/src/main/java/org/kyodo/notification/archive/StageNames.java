package org.kyodo.notification.archive;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.evaluation.EvaluationEvent;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.BudgetLineEvent;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.notification.DeliveryEvent;
import org.kyodo.contracts.notification.SubscriptionEvent;
import org.kyodo.contracts.proposal.AgreementEvent;
import org.kyodo.contracts.proposal.CallEvent;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.registry.GroupEvent;

/**
 * The stage that an event brings its subject to, by the name it has in the API of the service that owns the subject. Total
 * for each aggregate: a new event does not compile until it has its line here.
 */
public final class StageNames {
    /** Names that stand nowhere else than here, so that a subscription's filter can be checked against them. */
    private enum Name {
        Draft,
        Submitted,
        UnderReview,
        Returned,
        Lapsed,
        Registered,
        Refused,
        Suspended,
        Drafted,
        Funded,
        Published,
        Open,
        Closed,
        Cancelled,
        Accepted,
        Screening,
        Adopted,
        Rejected,
        Withdrawn,
        Planned,
        Active,
        Paused,
        Ended
    }

    /** Every name there is. */
    public static final Set<String> ALL =
            Stream.of(Name.values()).map(Name::name).collect(Collectors.toUnmodifiableSet());

    private StageNames() {}

    /** The name of the stage; empty where the event leaves the subject in the stage it was in. */
    static Optional<String> after(DomainEvent event) {
        Optional<Name> name =
                switch (event) {
                    case GroupEvent e -> group(e);
                    case CallEvent e -> call(e);
                    case ProposalEvent e -> proposal(e);
                    case AgreementEvent e -> agreement(e);
                    case ProgrammeEvent e -> programme(e);
                    case BudgetLineEvent e -> budgetLine(e);
                    case ApplicationEvent e -> application(e);
                    case EvaluationEvent e -> evaluation(e);
                    case SubscriptionEvent e -> subscription(e);
                    case DeliveryEvent _ -> Optional.empty();
                    case DomainEvent e ->
                        throw new IllegalStateException(e.getClass() + " (expected: an event of the catalogue)");
                };
        return name.map(Name::name);
    }

    private static Optional<Name> group(GroupEvent event) {
        return switch (event) {
            case GroupEvent.GroupRegistrationStarted _ -> Optional.of(Name.Draft);
            case GroupEvent.GroupRegistrationSubmitted _ -> Optional.of(Name.Submitted);
            case GroupEvent.GroupReviewStarted _ -> Optional.of(Name.UnderReview);
            case GroupEvent.GroupRegistrationReturned _ -> Optional.of(Name.Returned);
            case GroupEvent.GroupRegistrationLapsed _ -> Optional.of(Name.Lapsed);
            case GroupEvent.GroupRegistered _ -> Optional.of(Name.Registered);
            case GroupEvent.GroupRegistrationRefused _ -> Optional.of(Name.Refused);
            case GroupEvent.GroupSuspended _ -> Optional.of(Name.Suspended);
            case GroupEvent.GroupReinstated _ -> Optional.of(Name.Registered);
        };
    }

    private static Optional<Name> call(CallEvent event) {
        return switch (event) {
            case CallEvent.CallDrafted _ -> Optional.of(Name.Drafted);
            case CallEvent.CallPublished _ -> Optional.of(Name.Published);
            case CallEvent.CallOpened _ -> Optional.of(Name.Open);
            case CallEvent.CallClosed _ -> Optional.of(Name.Closed);
            case CallEvent.CallCancelled _ -> Optional.of(Name.Cancelled);
        };
    }

    private static Optional<Name> proposal(ProposalEvent event) {
        return switch (event) {
            case ProposalEvent.ProposalSubmitted _ -> Optional.of(Name.Submitted);
            case ProposalEvent.ProposalReturned _ -> Optional.of(Name.Returned);
            case ProposalEvent.ProposalLapsed _ -> Optional.of(Name.Lapsed);
            case ProposalEvent.ProposalAccepted _ -> Optional.of(Name.Accepted);
            case ProposalEvent.DepartmentsAssigned _, ProposalEvent.CoordinationOpened _ -> Optional.empty();
            case ProposalEvent.ProposalScored _ -> Optional.of(Name.Screening);
            case ProposalEvent.ProposalAdopted _ -> Optional.of(Name.Adopted);
            case ProposalEvent.ProposalRejected _ -> Optional.of(Name.Rejected);
            case ProposalEvent.ExplanationGiven _ -> Optional.empty();
            case ProposalEvent.ReconsiderationRequested _ -> Optional.of(Name.Screening);
            case ProposalEvent.ProposalWithdrawn _ -> Optional.of(Name.Withdrawn);
        };
    }

    private static Optional<Name> agreement(AgreementEvent event) {
        return switch (event) {
            case AgreementEvent.AgreementDrafted _ -> Optional.of(Name.Drafted);
        };
    }

    private static Optional<Name> programme(ProgrammeEvent event) {
        return switch (event) {
            case ProgrammeEvent.ProgrammePublished _ -> Optional.of(Name.Published);
            case ProgrammeEvent.ProgrammeOpened _ -> Optional.of(Name.Open);
            case ProgrammeEvent.ProgrammeClosed _ -> Optional.of(Name.Closed);
        };
    }

    private static Optional<Name> budgetLine(BudgetLineEvent event) {
        return switch (event) {
            case BudgetLineEvent.BudgetSet _ -> Optional.of(Name.Funded);
            case BudgetLineEvent.BudgetReserved _,
                    BudgetLineEvent.BudgetCommitted _,
                    BudgetLineEvent.BudgetReleased _,
                    BudgetLineEvent.BudgetExhausted _ -> Optional.empty();
        };
    }

    private static Optional<Name> application(ApplicationEvent event) {
        return switch (event) {
            case ApplicationEvent.ApplicationDrafted _ -> Optional.of(Name.Drafted);
            case ApplicationEvent.ApplicationSubmitted _ -> Optional.of(Name.Submitted);
            case ApplicationEvent.ApplicationReturned _ -> Optional.of(Name.Returned);
            case ApplicationEvent.ApplicationLapsed _ -> Optional.of(Name.Lapsed);
            case ApplicationEvent.ApplicationWithdrawn _ -> Optional.of(Name.Withdrawn);
        };
    }

    private static Optional<Name> evaluation(EvaluationEvent event) {
        return switch (event) {
            case EvaluationEvent.EvaluationPlanned _ -> Optional.of(Name.Planned);
            case EvaluationEvent.EvaluationPlanRevised _ -> Optional.empty();
        };
    }

    private static Optional<Name> subscription(SubscriptionEvent event) {
        return switch (event) {
            case SubscriptionEvent.SubscriptionCreated _, SubscriptionEvent.SubscriptionResumed _ ->
                Optional.of(Name.Active);
            case SubscriptionEvent.SubscriptionChanged _, SubscriptionEvent.SubscriptionSecretRenewed _ ->
                Optional.empty();
            case SubscriptionEvent.SubscriptionPaused _ -> Optional.of(Name.Paused);
            case SubscriptionEvent.SubscriptionEnded _ -> Optional.of(Name.Ended);
        };
    }
}
