package org.kyodo.grant.programme;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.grant.programme.ProgrammeRefusal.RUNNING_COSTS_NOT_EXCLUDED;
import static org.kyodo.grant.programme.ProgrammeRefusal.UNKNOWN_PROGRAMME;
import static org.kyodo.grant.programme.ProgrammeRefusal.WINDOW_OPENS_BEFORE_PUBLICATION;
import static org.kyodo.grant.programme.ProgrammeRefusal.WITHOUT_END;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.LongestTerm;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.grant.Eligibility;
import org.kyodo.contracts.grant.GrantAmounts;
import org.kyodo.contracts.grant.ProgrammeEvent;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammeClosed;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammeOpened;
import org.kyodo.contracts.grant.ProgrammeEvent.ProgrammePublished;
import org.kyodo.contracts.grant.ProgrammeTerms;
import org.kyodo.contracts.value.ProgrammeId;
import org.kyodo.contracts.value.ProgrammeType;
import org.kyodo.contracts.value.Wording;
import org.kyodo.grant.InCharge;
import org.kyodo.grant.programme.Programme.Absent;
import org.kyodo.grant.programme.Programme.Open;
import org.kyodo.grant.programme.Programme.Published;
import org.kyodo.grant.programme.ProgrammeCommand.CloseProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.OpenProgramme;
import org.kyodo.grant.programme.ProgrammeCommand.PublishProgramme;

/** The rule book of a programme. Needs to know: {@link ProgrammeSettings} to publish. */
final class ProgrammeRules implements Decider<ProgrammeCommand, Programme, ProgrammeEvent> {
    /** A group's running costs: paid by programmes for the running of groups only, for support is for activities. */
    static final String RUNNING_COSTS = "団体運営費";

    private static final Taken<ProgrammeCommand, Programme> TAKEN = Taken.of(ProgrammeCommand.class, Programme.class)
            .in(Absent.class, PublishProgramme.class)
            .in(Published.class, OpenProgramme.class)
            .in(Open.class, CloseProgramme.class);

    private record Case(Programme programme, ProgrammeCommand command) {}

    /** 公開範囲: everyone, for there is none that was not published. */
    @Override
    public boolean seenBy(Programme programme, Context context) {
        return true;
    }

    @Override
    public Decision<ProgrammeEvent> decide(Programme programme, ProgrammeCommand command, Context context) {
        return switch (new Case(programme, command)) {
            case Case(Absent(var id), PublishProgramme c) -> publish(id, c, context);

            case Case(Published p, OpenProgramme _) ->
                DueDates.<ProgrammeEvent>notYet(p.terms().window().opensAt(), context)
                        .orElseGet(() -> accept(new ProgrammeOpened(p.id(), context.now())));

            case Case(Open p, CloseProgramme _) ->
                DueDates.<ProgrammeEvent>notYet(p.terms().window().over(), context)
                        .orElseGet(() -> accept(new ProgrammeClosed(p.id(), context.now())));

            case Case _ -> notInThisStage(programme, command);
        };
    }

    @Override
    public Taken<ProgrammeCommand, Programme> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<ProgrammeEvent>> barred(
            Programme programme, Class<? extends ProgrammeCommand> command, Context context) {
        return command == PublishProgramme.class
                ? programme
                        .published()
                        .filter(terms -> !mayPublish(terms, context))
                        .map(terms -> notInCharge(terms, context))
                : Optional.empty();
    }

    private static Decision<ProgrammeEvent> publish(ProgrammeId id, PublishProgramme command, Context context) {
        ProgrammeSettings settings = context.fact(ProgrammeSettings.class);
        if (settings.terms().isEmpty()) {
            return refuse(UNKNOWN_PROGRAMME, "code", command.code(), settings.offered());
        }
        ProgrammeTerms terms = overridden(settings.terms().get(), command);
        if (!mayPublish(terms, context)) {
            return notInCharge(terms, context);
        }
        if (!context.now().isBefore(terms.window().opensAt())) {
            return refuse(
                    WINDOW_OPENS_BEFORE_PUBLICATION,
                    "window.opensAt",
                    terms.window().opensAt(),
                    Wording.AFTER.of(context.now()));
        }
        Optional<Decision<ProgrammeEvent>> tooLong = LongestTerm.exceededBy("window", terms.window());
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        if (terms.programme().type() != ProgrammeType.OPERATING
                && !terms.eligibility().ineligibleCostKinds().contains(RUNNING_COSTS)) {
            return refuse(
                    RUNNING_COSTS_NOT_EXCLUDED,
                    "ineligibleCostKinds",
                    terms.eligibility().ineligibleCostKinds(),
                    RUNNING_COSTS);
        }
        if (terms.eligibility().maxConsecutiveYears() == 0) {
            return refuse(WITHOUT_END, "maxConsecutiveYears", 0, Wording.AT_LEAST.of(1));
        }
        return accept(new ProgrammePublished(id, terms));
    }

    private static boolean mayPublish(ProgrammeTerms terms, Context context) {
        return InCharge.is(context.actor(), List.of(terms.programme().department()));
    }

    private static Decision<ProgrammeEvent> notInCharge(ProgrammeTerms terms, Context context) {
        return refuse(
                NOT_IN_CHARGE,
                "department",
                InCharge.departmentOf(context.actor()),
                terms.programme().department());
    }

    private static ProgrammeTerms overridden(ProgrammeTerms terms, PublishProgramme given) {
        GrantAmounts amounts = terms.amounts();
        Eligibility eligibility = terms.eligibility();
        return new ProgrammeTerms(
                terms.programme(),
                new GrantAmounts(
                        given.rate().orElse(amounts.rate()),
                        given.cap().orElse(amounts.cap()),
                        given.rounding().orElse(amounts.rounding()),
                        given.budget().orElse(amounts.budget())),
                given.window().orElse(terms.window()),
                new Eligibility(
                        given.eligibleGroupTypes().orElse(eligibility.groupTypes()),
                        eligibility.requires(),
                        given.ineligibleCostKinds().orElse(eligibility.ineligibleCostKinds()),
                        given.maxConsecutiveYears().orElse(eligibility.maxConsecutiveYears())));
    }
}
