package org.kyodo.grant.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Caller;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.SubmittedClaim;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.Correction;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.grant.InCharge;
import org.kyodo.grant.application.Application.Returned;
import org.kyodo.presets.Presets;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.stereotype.Component;

/** What an application shows to those who see it. */
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
            ApplicationDossier dossier, Optional<SubmittedClaim> submitted, Optional<Correction> correction) {}

    Optional<ApplicationView> shown(Application application) {
        return application.opened().map(dossier -> view(dossier, application));
    }

    /** Leaves out of a list what the caller does not see, so that its pages are full and its totals right. */
    Criteria narrowed(Caller caller) {
        Actor actor = caller.actor();
        if (seesAll(actor)) {
            return new Criteria();
        }
        Set<DepartmentCode> staffOf = actor.departments();
        return new Criteria()
                .orOperator(
                        Criteria.where("stage.dossier.collaboration.group")
                                .in(actor.is(Role.GROUP) || actor.is(Role.DESK) ? own(caller) : List.of()),
                        Criteria.where("stage.dossier.collaboration.departments")
                                .in(staffOf.stream().map(DepartmentCode::value).toList()),
                        Criteria.where("stage.dossier.programme")
                                .in(staffOf.stream()
                                        .flatMap(department -> programmesOf(department, caller))
                                        .toList()));
    }

    private Stream<String> programmesOf(DepartmentCode department, Caller caller) {
        return presets.of(caller.municipality()).programmes().stream()
                .filter(programme -> programme.owner().equals(department))
                .map(programme -> programme.code().value());
    }

    /** Of a desk, the group that it enters for. */
    private List<String> own(Caller caller) {
        Actor actor = caller.actor();
        return groupStandings
                .list(
                        caller.municipality(),
                        Criteria.where("view.account")
                                .is(actor.onBehalfOf()
                                        .filter(named -> actor.is(Role.DESK))
                                        .orElse(actor.account().value())),
                        MOST_GROUPS)
                .stream()
                .map(standing -> standing.group().toString())
                .toList();
    }

    private static boolean seesAll(Actor actor) {
        return actor.is(Role.TREASURER) || actor.is(Role.AUDITOR) || InCharge.is(actor, List.of());
    }

    private static ApplicationView view(ApplicationDossier dossier, Application application) {
        return new ApplicationView(
                dossier,
                application.claimed(),
                application instanceof Returned returned ? Optional.of(returned.correction()) : Optional.empty());
    }
}
