package org.kyodo.grant.application;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.CostLine;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.InCharge;
import org.kyodo.grant.application.Application.Returned;
import org.kyodo.presets.Presets;
import org.kyodo.presets.Programme;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** Who sees what of an application: the group itself, the departments in charge, treasurers and auditors; nobody else. */
@Component
final class ApplicationViews {
    private static final int MOST_GROUPS = 100;

    private final ReadModel<GroupStanding, GroupEvent> groupStandings;
    private final Presets presets;

    ApplicationViews(ReadModel<GroupStanding, GroupEvent> groupStandings, Presets presets) {
        this.groupStandings = groupStandings;
        this.presets = presets;
    }

    /** An application as those who may see it do. */
    record ApplicationView(
            Optional<String> number,
            ProgrammeCode programme,
            FiscalYear fiscalYear,
            GroupId group,
            ProposalId proposal,
            List<DepartmentCode> departments,
            String title,
            Yen proposed,
            List<CostLine> lines,
            Optional<Yen> total,
            Optional<Yen> eligible,
            Optional<Yen> computed,
            Optional<Yen> requested,
            List<Requirement> declared,
            Optional<Correction> correction) {}

    /** What the group is asked to correct 補正. */
    record Correction(List<String> items, Reason reason, LocalDate dueOn) {}

    /** What the caller sees of it, if anything. */
    Optional<ApplicationView> shown(Application application, Caller caller) {
        return application.opened().filter(dossier -> sees(caller, dossier)).map(dossier -> view(dossier, application));
    }

    /** Leaves out of a list what a group does not see anyway, so that its pages are full. */
    Criteria narrowed(Caller caller) {
        if (!caller.actor().is(Role.GROUP) || caller.actor().is(Role.STAFF)) {
            return new Criteria();
        }
        List<String> own = groupStandings
                .list(
                        caller.municipality(),
                        Criteria.where("view.account")
                                .is(caller.actor().account().value()),
                        MOST_GROUPS)
                .stream()
                .map(standing -> standing.group().toString())
                .toList();
        return Criteria.where("stage.dossier.group").in(own);
    }

    private boolean sees(Caller caller, Dossier dossier) {
        Actor actor = caller.actor();
        return actor.is(Role.TREASURER)
                || actor.is(Role.AUDITOR)
                || InCharge.is(actor, inCharge(caller, dossier))
                || actor.is(Role.GROUP) && actsFor(caller, dossier.group());
    }

    private List<DepartmentCode> inCharge(Caller caller, Dossier dossier) {
        Stream<DepartmentCode> owner = presets.of(caller.municipality()).programme(dossier.programme()).stream()
                .map(Programme::owner);
        return Stream.concat(dossier.departments().stream(), owner).toList();
    }

    private boolean actsFor(Caller caller, GroupId group) {
        return groupStandings
                .find(group.toString(), caller.municipality())
                .filter(standing -> standing.account().equals(caller.actor().account()))
                .isPresent();
    }

    private static ApplicationView view(Dossier dossier, Application application) {
        Optional<Claim> claim = application.claimed();
        return new ApplicationView(
                claim.map(Claim::number),
                dossier.programme(),
                dossier.fiscalYear(),
                dossier.group(),
                dossier.proposal(),
                dossier.departments(),
                dossier.title(),
                dossier.proposed(),
                claim.map(Claim::lines).orElse(List.of()),
                claim.map(Claim::total),
                claim.map(Claim::eligible),
                claim.map(Claim::computed),
                claim.map(Claim::requested),
                claim.map(Claim::declared).orElse(List.of()),
                application instanceof Returned returned
                        ? Optional.of(new Correction(returned.items(), returned.reason(), returned.dueOn()))
                        : Optional.empty());
    }
}
