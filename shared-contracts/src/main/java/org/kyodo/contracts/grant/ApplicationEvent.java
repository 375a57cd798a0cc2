package org.kyodo.contracts.grant;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.Receipted;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.Receipt;
import org.kyodo.contracts.value.Visibility;

/** What happens to a grant application 交付申請. */
@AggregateStream(
        service = "grant",
        aggregate = "application",
        stages = {"Drafted", "Submitted", "Returned", "Lapsed", "Withdrawn"})
public sealed interface ApplicationEvent extends DomainEvent {

    /** It was opened, prefilled from an adopted proposal 下書き. */
    @EventType(value = "kyodo.grant.ApplicationDrafted", visibility = Visibility.PARTIES)
    record ApplicationDrafted(ApplicationId applicationId, ApplicationDossier dossier) implements ApplicationEvent {}

    /**
     * It was submitted 申請; again after each correction.
     *
     * @param receipt of what was sent 受領証
     */
    @EventType(value = "kyodo.grant.ApplicationSubmitted", visibility = Visibility.PARTIES)
    record ApplicationSubmitted(
            ApplicationId applicationId,
            ApplicationDossier dossier,
            SubmittedClaim submitted,
            Optional<Receipt> receipt)
            implements ApplicationEvent, Receipted {}

    /** It was sent back for correction 差戻し. */
    @EventType(value = "kyodo.grant.ApplicationReturned", visibility = Visibility.PARTIES)
    record ApplicationReturned(ApplicationId applicationId, Correction correction) implements ApplicationEvent {}

    /** No correction came by the due date: taken as withdrawn 取下げ扱い. */
    @EventType(value = "kyodo.grant.ApplicationLapsed", visibility = Visibility.PARTIES)
    record ApplicationLapsed(ApplicationId applicationId, LocalDate dueOn) implements ApplicationEvent {}

    /** It was withdrawn 取下げ. */
    @EventType(value = "kyodo.grant.ApplicationWithdrawn", visibility = Visibility.PARTIES)
    record ApplicationWithdrawn(ApplicationId applicationId) implements ApplicationEvent {}
}
