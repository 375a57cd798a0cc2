package org.kyodo.grant.application;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.chassis.decide.Entry;
import org.kyodo.chassis.decide.Stage;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationLapsed;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationReturned;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationSubmitted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.grant.SubmittedClaim;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Correction;

/**
 * An application for a grant 交付申請. It is opened, prefilled, when a proposal is adopted in the form of a subsidy; the
 * group submits it with its costs while the programme's window is open; staff may send it back for correction, and it lapses
 * if none comes by the due date. Until a decision the group may withdraw it.
 */
sealed interface Application extends Stage<Application, ApplicationEvent> {
    ApplicationId id();

    /** Nothing is opened under this id yet. */
    record Absent(ApplicationId id) implements Application {}

    /** 下書き. */
    record Drafted(ApplicationId id, ApplicationDossier dossier) implements Application {}

    /** 申請. */
    record Submitted(ApplicationId id, ApplicationDossier dossier, SubmittedClaim claim, Entries entries)
            implements Application {}

    /** 差戻し. */
    record Returned(
            ApplicationId id, ApplicationDossier dossier, SubmittedClaim claim, Correction correction, Entries entries)
            implements Application {}

    /** 取下げ扱い: no correction came by the due date. */
    record Lapsed(ApplicationId id, ApplicationDossier dossier, SubmittedClaim claim, LocalDate dueOn, Entries entries)
            implements Application {}

    /** 取下げ. */
    record Withdrawn(ApplicationId id, ApplicationDossier dossier, Optional<SubmittedClaim> claim, Entries entries)
            implements Application {}

    /** What it took over from the proposal; nothing before it is opened. */
    default Optional<ApplicationDossier> opened() {
        return switch (this) {
            case Absent _ -> Optional.empty();
            case Drafted s -> Optional.of(s.dossier());
            case Submitted s -> Optional.of(s.dossier());
            case Returned s -> Optional.of(s.dossier());
            case Lapsed s -> Optional.of(s.dossier());
            case Withdrawn s -> Optional.of(s.dossier());
        };
    }

    /** What was last submitted. */
    default Optional<SubmittedClaim> claimed() {
        return switch (this) {
            case Absent _, Drafted _ -> Optional.empty();
            case Submitted s -> Optional.of(s.claim());
            case Returned s -> Optional.of(s.claim());
            case Lapsed s -> Optional.of(s.claim());
            case Withdrawn s -> s.claim();
        };
    }

    /** What was handed in for the group or by it, and by whom. */
    default Entries entries() {
        return Entries.NONE;
    }

    @Override
    default Application after(ApplicationEvent event, Entry entry) {
        Application after = after(event);
        return switch (event) {
            case ApplicationSubmitted _, ApplicationWithdrawn _ ->
                after.with(entries().and(entry));
            case ApplicationDrafted _, ApplicationReturned _, ApplicationLapsed _ -> after;
        };
    }

    private Application with(Entries all) {
        return switch (this) {
            case Absent _, Drafted _ -> this;
            case Submitted(var id, var dossier, var claim, var _) -> new Submitted(id, dossier, claim, all);
            case Returned(var id, var dossier, var claim, var correction, var _) ->
                new Returned(id, dossier, claim, correction, all);
            case Lapsed(var id, var dossier, var claim, var dueOn, var _) -> new Lapsed(id, dossier, claim, dueOn, all);
            case Withdrawn(var id, var dossier, var claim, var _) -> new Withdrawn(id, dossier, claim, all);
        };
    }

    @Override
    default Application after(ApplicationEvent event) {
        return switch (event) {
            case ApplicationDrafted e -> new Drafted(e.applicationId(), e.dossier());
            case ApplicationSubmitted e -> new Submitted(e.applicationId(), e.dossier(), e.submitted(), entries());
            case ApplicationReturned e
            when this instanceof Submitted(var id, var dossier, var claim, var entries) ->
                new Returned(id, dossier, claim, e.correction(), entries);
            case ApplicationLapsed e
            when this instanceof Returned(var id, var dossier, var claim, var _, var entries) ->
                new Lapsed(id, dossier, claim, e.dueOn(), entries);
            case ApplicationWithdrawn e ->
                new Withdrawn(id(), opened().orElseThrow(() -> outOfOrder(e)), claimed(), entries());
            case ApplicationReturned _, ApplicationLapsed _ -> throw outOfOrder(event);
        };
    }

    private IllegalStateException outOfOrder(ApplicationEvent event) {
        return new IllegalStateException(event + " while " + this);
    }
}
