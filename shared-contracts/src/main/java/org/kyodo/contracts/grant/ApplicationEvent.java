package org.kyodo.contracts.grant;

import java.time.LocalDate;
import java.util.List;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Yen;

/** What happens to a grant application 交付申請. */
@AggregateStream(service = "grant", aggregate = "application")
public sealed interface ApplicationEvent extends DomainEvent {

    /** It was opened, prefilled from an adopted proposal 下書き. */
    @EventType(value = "kyodo.grant.ApplicationDrafted", visibility = Visibility.PARTIES)
    record ApplicationDrafted(
            ApplicationId applicationId,
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            GroupId group,
            ProposalId proposalId,
            List<DepartmentCode> departments,
            String title,
            Yen requested)
            implements ApplicationEvent {}

    /**
     * It was submitted 申請; again after each correction.
     *
     * @param eligible the sum of the lines counted as eligible 補助対象経費
     * @param computed the most that the programme's rate, cap and rounding make of it 算定額
     * @param declared requirements that the applicant says are met, and staff check
     */
    @EventType(value = "kyodo.grant.ApplicationSubmitted", visibility = Visibility.PARTIES)
    record ApplicationSubmitted(
            ApplicationId applicationId,
            String number,
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            GroupId group,
            List<CostLine> lines,
            Yen total,
            Yen eligible,
            Yen computed,
            Yen requested,
            List<Requirement> declared)
            implements ApplicationEvent {}

    /** It was sent back for correction 差戻し. */
    @EventType(value = "kyodo.grant.ApplicationReturned", visibility = Visibility.PARTIES)
    record ApplicationReturned(ApplicationId applicationId, List<String> items, Reason reason, LocalDate dueOn)
            implements ApplicationEvent {}

    /** No correction came by the due date: taken as withdrawn 取下げ扱い. */
    @EventType(value = "kyodo.grant.ApplicationLapsed", visibility = Visibility.PARTIES)
    record ApplicationLapsed(ApplicationId applicationId, LocalDate dueOn) implements ApplicationEvent {}

    /** It was withdrawn 取下げ. */
    @EventType(value = "kyodo.grant.ApplicationWithdrawn", visibility = Visibility.PARTIES)
    record ApplicationWithdrawn(ApplicationId applicationId) implements ApplicationEvent {}
}
