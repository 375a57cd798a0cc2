package org.kyodo.registry.areaplan;

import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.registry.areaplan.AreaPlanRefusal.CONTENT_MISSING;
import static org.kyodo.registry.areaplan.AreaPlanRefusal.MINUTES_MISSING;
import static org.kyodo.registry.areaplan.AreaPlanRefusal.NOT_A_COUNCIL;
import static org.kyodo.registry.areaplan.AreaPlanRefusal.NOT_THE_COUNCIL;
import static org.kyodo.registry.areaplan.AreaPlanRefusal.PERIOD_IS_OVER;
import static org.kyodo.registry.areaplan.AreaPlanRefusal.PERIOD_TOO_LONG;

import java.time.LocalDate;
import java.util.Optional;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.DueDates;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.AreaPlanEvent;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanAdopted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanClosed;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanDrafted;
import org.kyodo.contracts.registry.AreaPlanEvent.AreaPlanRevised;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.areaplan.AreaPlan.Absent;
import org.kyodo.registry.areaplan.AreaPlan.Begun;
import org.kyodo.registry.areaplan.AreaPlan.Drafted;
import org.kyodo.registry.areaplan.AreaPlan.Established;
import org.kyodo.registry.areaplan.AreaPlanCommand.AdoptAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.CloseAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.DraftAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.EndAreaPlan;
import org.kyodo.registry.areaplan.AreaPlanCommand.OfCouncil;
import org.kyodo.registry.areaplan.AreaPlanCommand.ReviseAreaPlan;
import org.kyodo.registry.group.KnownGroup;

/** The rule book of area plans 地域づくり計画; knows the council as a {@link KnownGroup}. */
final class AreaPlanRules implements Decider<AreaPlanCommand, AreaPlan, AreaPlanEvent> {
    /** A plan for longer than this is a slip of the hand. */
    static final int MOST_YEARS = 20;

    private static final Taken<AreaPlanCommand, AreaPlan> TAKEN = Taken.of(AreaPlanCommand.class, AreaPlan.class)
            .in(Absent.class, DraftAreaPlan.class)
            .in(Drafted.class, AdoptAreaPlan.class)
            .in(Established.class, ReviseAreaPlan.class, CloseAreaPlan.class, EndAreaPlan.class);

    private record Case(AreaPlan plan, AreaPlanCommand command) {}

    /** 公開範囲: that a council has begun its plan is public already. */
    @Override
    public boolean seenBy(AreaPlan plan, Context context) {
        return plan instanceof Begun;
    }

    @Override
    public Taken<AreaPlanCommand, AreaPlan> taken() {
        return TAKEN;
    }

    @Override
    public Decision<AreaPlanEvent> decide(AreaPlan plan, AreaPlanCommand command, Context context) {
        return switch (new Case(plan, command)) {
            case Case(Absent _, DraftAreaPlan _) when !mayActFor(context) -> refuse(NOT_THE_COUNCIL);
            case Case(Absent _, DraftAreaPlan _) when !isCouncil(council(context)) -> notACouncil(context);
            case Case(Absent a, DraftAreaPlan _) ->
                accept(new AreaPlanDrafted(
                        a.id(), council(context).id(), council(context).areas()));

            case Case(Drafted d, AdoptAreaPlan c) ->
                against(c.content(), c.minutes(), context)
                        .orElseGet(() -> accept(new AreaPlanAdopted(
                                d.id(),
                                d.council(),
                                d.areas(),
                                c.content().period(),
                                c.content().activities().size())));

            case Case(Established e, ReviseAreaPlan c) ->
                against(c.content(), c.minutes(), context)
                        .orElseGet(() -> accept(new AreaPlanRevised(
                                e.id(),
                                c.content().period(),
                                c.content().activities().size())));

            case Case(Established e, CloseAreaPlan _) -> accept(new AreaPlanClosed(e.id(), context.today()));

            case Case(Established e, EndAreaPlan _) ->
                DueDates.<AreaPlanEvent>notOver(e.period().until(), context)
                        .orElseGet(() ->
                                accept(new AreaPlanClosed(e.id(), e.period().until())));

            case Case _ -> notInThisStage(plan, command);
        };
    }

    @Override
    public Optional<Decision<AreaPlanEvent>> barred(
            AreaPlan plan, Class<? extends AreaPlanCommand> command, Context context) {
        return OfCouncil.class.isAssignableFrom(command) && plan instanceof Begun && !mayActFor(context)
                ? Optional.of(refuse(NOT_THE_COUNCIL))
                : Optional.empty();
    }

    /** What speaks against it, the first of it; that the city likes the plan is not asked (R-AP-1). */
    private static Optional<Decision<AreaPlanEvent>> against(
            AreaPlanContent content, Optional<DocumentRef> minutes, Context context) {
        LocalDate longest = content.period().from().plusYears(MOST_YEARS);
        if (!isCouncil(council(context))) {
            return Optional.of(notACouncil(context));
        }
        if (context.applies(CONTENT_MISSING) && !content.missing().isEmpty()) {
            return Optional.of(refuse(
                    CONTENT_MISSING,
                    "content." + content.missing().getFirst(),
                    Wording.NONE.of(),
                    Wording.ANY_TEXT.of()));
        }
        if (content.period().until().isBefore(context.today())) {
            return Optional.of(refuse(
                    PERIOD_IS_OVER,
                    "content.period.until",
                    content.period().until(),
                    Wording.FROM.of(context.today())));
        }
        if (!content.period().until().isBefore(longest)) {
            return Optional.of(refuse(
                    PERIOD_TOO_LONG, "content.period.until", content.period().until(), Wording.BEFORE.of(longest)));
        }
        return context.applies(MINUTES_MISSING) && minutes.isEmpty()
                ? Optional.of(refuse(MINUTES_MISSING, "minutes", Wording.NONE.of(), Wording.DOCUMENT_AND_HASH.of()))
                : Optional.empty();
    }

    private static KnownGroup council(Context context) {
        return context.fact(KnownGroup.class);
    }

    private static boolean mayActFor(Context context) {
        return council(context).mayBeActedForBy(context.actor());
    }

    private static boolean isCouncil(KnownGroup group) {
        return group.isRegistered() && group.is(GroupType.AREA_COUNCIL);
    }

    private static Decision<AreaPlanEvent> notACouncil(Context context) {
        KnownGroup group = council(context);
        return refuse(
                NOT_A_COUNCIL,
                "council",
                group.isRegistered() ? group.type() : Wording.NEVER_REGISTERED.of(),
                GroupType.AREA_COUNCIL);
    }
}
