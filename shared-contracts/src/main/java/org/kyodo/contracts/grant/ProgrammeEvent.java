package org.kyodo.contracts.grant;

import java.time.Instant;
import org.kyodo.contracts.AggregateStream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventType;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.contracts.value.Visibility;

/** What happens to a grant programme 補助制度 of one fiscal year. */
@AggregateStream(
        service = "grant",
        aggregate = "programme",
        stages = {"Published", "Open", "Closed"})
public sealed interface ProgrammeEvent extends DomainEvent {

    /** It was published 公表 with its rules 要綱, before its window opens (R-HO-3). */
    @EventType(value = "kyodo.grant.ProgrammePublished", visibility = Visibility.PUBLIC)
    record ProgrammePublished(ProgrammeId programmeId, ProgrammeTerms terms) implements ProgrammeEvent {}

    /** Its window opened 受付開始. */
    @EventType(value = "kyodo.grant.ProgrammeOpened", visibility = Visibility.PUBLIC)
    record ProgrammeOpened(ProgrammeId programmeId, Instant at) implements ProgrammeEvent {}

    /** Its window closed 締切. */
    @EventType(value = "kyodo.grant.ProgrammeClosed", visibility = Visibility.PUBLIC)
    record ProgrammeClosed(ProgrammeId programmeId, Instant at) implements ProgrammeEvent {}
}
