package org.kyodo.grant.application;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_ENTERED_ON_BEHALF;
import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.grant.application.ApplicationRefusal.GROUP_TYPE_NOT_ELIGIBLE;
import static org.kyodo.grant.application.ApplicationRefusal.INELIGIBLE_COST;
import static org.kyodo.grant.application.ApplicationRefusal.LATE;
import static org.kyodo.grant.application.ApplicationRefusal.LINES_DO_NOT_ADD_UP;
import static org.kyodo.grant.application.ApplicationRefusal.NOTHING_REQUESTED;
import static org.kyodo.grant.application.ApplicationRefusal.NOT_OPEN_YET;
import static org.kyodo.grant.application.ApplicationRefusal.NOT_REGISTERED;
import static org.kyodo.grant.application.ApplicationRefusal.NOT_YOUR_GROUP;
import static org.kyodo.grant.application.ApplicationRefusal.NO_CO_DEPARTMENT;
import static org.kyodo.grant.application.ApplicationRefusal.PROGRAMME_NOT_PUBLISHED;
import static org.kyodo.grant.application.ApplicationRefusal.REQUEST_EXCEEDS_GRANT;
import static org.kyodo.grant.application.ApplicationRefusal.REQUIREMENT_NOT_DECLARED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.grant.ApplicationDossier;
import org.kyodo.contracts.grant.ApplicationEvent;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationDrafted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationLapsed;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationReturned;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationSubmitted;
import org.kyodo.contracts.grant.ApplicationEvent.ApplicationWithdrawn;
import org.kyodo.contracts.grant.Claim;
import org.kyodo.contracts.grant.CostLine;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.grant.SubmittedClaim;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Requirement;
import org.kyodo.contracts.value.Window;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Yen;
import org.kyodo.grant.InCharge;
import org.kyodo.grant.application.Application.Absent;
import org.kyodo.grant.application.Application.Drafted;
import org.kyodo.grant.application.Application.Returned;
import org.kyodo.grant.application.Application.Submitted;
import org.kyodo.grant.application.ApplicationCommand.DraftApplication;
import org.kyodo.grant.application.ApplicationCommand.LapseApplication;
import org.kyodo.grant.application.ApplicationCommand.ReturnApplication;
import org.kyodo.grant.application.ApplicationCommand.SubmitApplication;
import org.kyodo.grant.application.ApplicationCommand.WithdrawApplication;
import org.kyodo.grant.application.ApplicationFacts.Applicant;
import org.kyodo.grant.application.ApplicationFacts.Numbered;
import org.kyodo.grant.application.ApplicationFacts.Office;
import org.kyodo.grant.application.ApplicationFacts.Terms;

/** The rule book of an application. What it needs to know stands in {@link ApplicationFacts}. */
final class ApplicationRules implements Decider<ApplicationCommand, Application, ApplicationEvent> {
    /** Requirements that the platform sees for itself: an application comes from an adopted proposal. */
    private static final Set<Requirement> SEEN =
            Set.of(Requirement.REGISTRATION, Requirement.CO_DEPARTMENT, Requirement.ADOPTED_PROPOSAL);

    private static final Taken<ApplicationCommand, Application> TAKEN = Taken.of(
                    ApplicationCommand.class, Application.class)
            .in(Absent.class, DraftApplication.class)
            .in(Drafted.class, SubmitApplication.class, WithdrawApplication.class)
            .in(Submitted.class, ReturnApplication.class, WithdrawApplication.class)
            .in(Returned.class, SubmitApplication.class, LapseApplication.class, WithdrawApplication.class);

    private record Case(Application application, ApplicationCommand command) {}

    /** 公開範囲: the group itself, a desk that enters for it, the departments in charge, treasurers and auditors. */
    @Override
    public boolean seenBy(Application application, Context context) {
        Actor actor = context.actor();
        return application
                .opened()
                .filter(dossier -> actor.is(Role.TREASURER)
                        || actor.is(Role.AUDITOR)
                        || InCharge.is(actor, inCharge(dossier, context))
                        || notForTheGroup(dossier, context).isEmpty())
                .isPresent();
    }

    @Override
    public Decision<ApplicationEvent> decide(Application application, ApplicationCommand command, Context context) {
        return switch (new Case(application, command)) {
            case Case(Absent(var id), DraftApplication c) -> accept(new ApplicationDrafted(id, c.dossier()));

            case Case(Drafted s, SubmitApplication c) ->
                notAcceptable(s.dossier(), c, context).orElseGet(() -> submit(s.id(), s.dossier(), c, context));
            case Case(Returned s, SubmitApplication c) ->
                notAcceptable(s.dossier(), c, context).orElseGet(() -> submit(s.id(), s.dossier(), c, context));

            case Case(Submitted s, ReturnApplication c) ->
                c.correction()
                        .asked(
                                context.fact(Office.class).reasonMinLength(),
                                context,
                                correction -> new ApplicationReturned(s.id(), correction));

            case Case(Returned r, LapseApplication _) ->
                DueDates.<ApplicationEvent>notOver(r.correction().dueOn(), context)
                        .orElseGet(() -> accept(
                                new ApplicationLapsed(r.id(), r.correction().dueOn())));

            case Case(Drafted s, WithdrawApplication _) -> accept(new ApplicationWithdrawn(s.id()));
            case Case(Submitted s, WithdrawApplication _) -> accept(new ApplicationWithdrawn(s.id()));
            case Case(Returned s, WithdrawApplication _) -> accept(new ApplicationWithdrawn(s.id()));

            case Case _ -> notInThisStage(application, command);
        };
    }

    @Override
    public Taken<ApplicationCommand, Application> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<ApplicationEvent>> barred(
            Application application, Class<? extends ApplicationCommand> command, Context context) {
        return application.opened().flatMap(dossier -> switch (Asked.of(command)) {
            case BY_GROUP -> notForTheGroup(dossier, context).or(() -> notInTime(application, command, context));
            case BY_OFFICE -> notForTheOffice(application, dossier, context);
            case BY_PLATFORM -> Optional.empty();
        });
    }

    /** Of whom a command is. */
    private enum Asked {
        BY_GROUP,
        BY_OFFICE,
        BY_PLATFORM;

        static Asked of(Class<? extends ApplicationCommand> command) {
            if (command == ReturnApplication.class) {
                return BY_OFFICE;
            }
            return command == SubmitApplication.class || command == WithdrawApplication.class ? BY_GROUP : BY_PLATFORM;
        }
    }

    private static Optional<Decision<ApplicationEvent>> notInTime(
            Application application, Class<? extends ApplicationCommand> command, Context context) {
        if (command != SubmitApplication.class) {
            return Optional.empty();
        }
        return application instanceof Returned returned
                ? DueDates.overdue(returned.correction().dueOn(), context)
                : outsideWindow(context);
    }

    /** Those in charge; and another person than handed it in 相互牽制. */
    private static Optional<Decision<ApplicationEvent>> notForTheOffice(
            Application application, ApplicationDossier dossier, Context context) {
        List<DepartmentCode> departments = inCharge(dossier, context);
        if (!InCharge.is(context.actor(), departments)) {
            return Optional.of(
                    refuse(NOT_IN_CHARGE, "department", InCharge.departmentOf(context.actor()), departments));
        }
        return application.entries().against(context);
    }

    /** Only the group's own account; or a desk or those in charge, who enter for it 代理入力. */
    private static Optional<Decision<ApplicationEvent>> notForTheGroup(ApplicationDossier dossier, Context context) {
        Actor actor = context.actor();
        Optional<AccountRef> account = context.fact(Applicant.class).standing().flatMap(GroupStanding::account);
        if (actor.entersForOthers()) {
            return actor.entersFor(dossier.collaboration().group(), account)
                            && (actor.is(Role.DESK) || InCharge.is(actor, inCharge(dossier, context)))
                    ? Optional.empty()
                    : Optional.of(refuse(NOT_YOUR_GROUP));
        }
        if (actor.is(Role.GROUP) && account.filter(actor.account()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                actor.is(Role.STAFF) || actor.is(Role.DESK)
                        ? refuse(
                                NOT_ENTERED_ON_BEHALF,
                                "Kyodo-Channel",
                                actor.channel(),
                                Wording.ONE_OF.of(List.of(Channel.COUNTER, Channel.PAPER, Channel.TELEPHONE)))
                        : refuse(NOT_YOUR_GROUP));
    }

    /** 所管: the departments that carry the project out as well, and the owner of the programme. */
    private static List<DepartmentCode> inCharge(ApplicationDossier dossier, Context context) {
        return Stream.concat(
                        dossier.collaboration().departments().stream(), context.fact(Office.class).owner().stream())
                .toList();
    }

    /** Open from its first to the end of its last second, by the clock of the platform. */
    private static Optional<Decision<ApplicationEvent>> outsideWindow(Context context) {
        Optional<Window> window = context.fact(Terms.class).published().map(ProgrammeTerms::window);
        return window.filter(w -> !w.contains(context.now()))
                .map(w -> context.now().isBefore(w.opensAt())
                        ? refuse(NOT_OPEN_YET, "now", context.now(), Wording.FROM.of(w.opensAt()))
                        : refuse(LATE, "now", context.now(), Wording.UNTIL.of(w.closesAt())));
    }

    /** What speaks against the application itself, whenever it comes. */
    private static Optional<Decision<ApplicationEvent>> notAcceptable(
            ApplicationDossier dossier, SubmitApplication command, Context context) {
        Optional<ProgrammeTerms> published = context.fact(Terms.class).published();
        if (published.isEmpty()) {
            return Optional.of(refuse(
                    PROGRAMME_NOT_PUBLISHED,
                    "programme",
                    Wording.PAIR.of(dossier.programme(), dossier.collaboration().fiscalYear()),
                    Wording.PUBLISHED_PROGRAMME.of()));
        }
        ProgrammeTerms terms = published.get();
        return Stream.of(
                        notEligible(terms, context),
                        requirementNotMet(terms, dossier, command),
                        doesNotAddUp(command),
                        ineligibleCost(terms, command),
                        tooMuch(terms, command))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Decision<ApplicationEvent>> notEligible(ProgrammeTerms terms, Context context) {
        Optional<GroupStanding> standing = context.fact(Applicant.class).standing();
        if (context.applies(NOT_REGISTERED)
                && standing.filter(group -> group.isRegisteredOn(context.today()))
                        .isEmpty()) {
            Phrase given = standing.map(group -> group.on(context.today())).orElseGet(Wording.NEVER_REGISTERED::of);
            return Optional.of(refuse(NOT_REGISTERED, "group", given, Wording.REGISTERED_GROUP.of()));
        }
        return standing.filter(group -> !terms.eligibility().groupTypes().contains(group.groupType()))
                .map(group -> refuse(
                        GROUP_TYPE_NOT_ELIGIBLE,
                        "group.type",
                        group.groupType(),
                        terms.eligibility().groupTypes()));
    }

    private static Optional<Decision<ApplicationEvent>> requirementNotMet(
            ProgrammeTerms terms, ApplicationDossier dossier, SubmitApplication command) {
        if (terms.eligibility().requires().contains(Requirement.CO_DEPARTMENT)
                && dossier.collaboration().departments().isEmpty()) {
            return Optional.of(refuse(NO_CO_DEPARTMENT, "departments", Wording.NONE.of(), Wording.AT_LEAST_ONE.of()));
        }
        List<Requirement> missing = terms.eligibility().requires().stream()
                .filter(requirement -> !SEEN.contains(requirement))
                .filter(requirement -> !command.claim().declared().contains(requirement))
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(refuse(
                        REQUIREMENT_NOT_DECLARED,
                        "claim.declared",
                        command.claim().declared(),
                        missing));
    }

    private static Optional<Decision<ApplicationEvent>> doesNotAddUp(SubmitApplication command) {
        if (!command.claim().total().equals(command.sum())) {
            return Optional.of(
                    refuse(LINES_DO_NOT_ADD_UP, "claim.total", command.claim().total(), command.sum()));
        }
        if (!command.claim().eligible().equals(command.sumOfEligible())) {
            return Optional.of(refuse(
                    LINES_DO_NOT_ADD_UP, "claim.eligible", command.claim().eligible(), command.sumOfEligible()));
        }
        return Optional.empty();
    }

    /** Names the line by its number, from 1, as it stands on paper. */
    private static Optional<Decision<ApplicationEvent>> ineligibleCost(
            ProgrammeTerms terms, SubmitApplication command) {
        for (int i = 0; i < command.claim().lines().size(); i++) {
            CostLine line = command.claim().lines().get(i);
            Optional<String> ineligible = terms.eligibility().ineligibleKindOf(line.kind());
            if (line.eligible() && ineligible.isPresent()) {
                return Optional.of(refuse(
                        INELIGIBLE_COST,
                        "claim.lines[" + i + "].eligible",
                        Wording.COST_LINE.of(i + 1, line.kind()),
                        ineligible.get()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Decision<ApplicationEvent>> tooMuch(ProgrammeTerms terms, SubmitApplication command) {
        Yen computed = terms.amounts().grantFor(command.claim().eligible());
        if (command.claim().requested().exceeds(computed)) {
            return Optional.of(refuse(
                    REQUEST_EXCEEDS_GRANT,
                    "claim.requested",
                    command.claim().requested(),
                    Wording.AT_MOST.of(computed)));
        }
        return command.claim().requested().equals(Yen.ZERO)
                ? Optional.of(refuse(
                        NOTHING_REQUESTED,
                        "claim.requested",
                        command.claim().requested(),
                        Wording.AT_LEAST.of(Yen.of(1))))
                : Optional.empty();
    }

    private static Decision<ApplicationEvent> submit(
            ApplicationId id, ApplicationDossier dossier, SubmitApplication command, Context context) {
        Claim claim = command.claim();
        Yen computed =
                context.fact(Terms.class).published().orElseThrow().amounts().grantFor(claim.eligible());
        return accept(new ApplicationSubmitted(
                id,
                dossier,
                new SubmittedClaim(context.fact(Numbered.class).number(), claim, computed),
                context.receipt()));
    }
}
