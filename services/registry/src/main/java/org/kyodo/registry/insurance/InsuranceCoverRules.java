package org.kyodo.registry.insurance;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.contracts.value.DepartmentCode.COLLABORATION_OFFICE;
import static org.kyodo.registry.insurance.InsuranceCoverRefusal.COVER_ALREADY_SET;
import static org.kyodo.registry.insurance.InsuranceCoverRefusal.COVER_TYPE_UNKNOWN;
import static org.kyodo.registry.insurance.InsuranceCoverRefusal.COVER_YEAR_FAR;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.InsuranceCoverEvent;
import org.kyodo.contracts.registry.InsuranceCoverEvent.InsuranceCoverSet;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.insurance.InsuranceCover.Absent;
import org.kyodo.registry.insurance.InsuranceCover.InForce;
import org.kyodo.registry.insurance.InsuranceCoverCommand.SetInsuranceCover;

/** The rule book of an insurance cover コミュニティ活動保険. */
final class InsuranceCoverRules implements Decider<InsuranceCoverCommand, InsuranceCover, InsuranceCoverEvent> {
    private static final Taken<InsuranceCoverCommand, InsuranceCover> TAKEN = Taken.of(
                    InsuranceCoverCommand.class, InsuranceCover.class)
            .in(Absent.class, SetInsuranceCover.class)
            .in(InForce.class, SetInsuranceCover.class);

    private record Case(InsuranceCover cover, InsuranceCoverCommand command) {}

    /** 公開範囲: groups are told of it (001:L1031 周知). */
    @Override
    public boolean seenBy(InsuranceCover cover, Context context) {
        return cover instanceof InForce;
    }

    @Override
    public Decision<InsuranceCoverEvent> decide(InsuranceCover cover, InsuranceCoverCommand command, Context context) {
        return switch (new Case(cover, command)) {
            case Case(Absent _, SetInsuranceCover _)
            when !context.actor().isStaffOf(COLLABORATION_OFFICE) -> notTheOffice(context);
            case Case(Absent _, SetInsuranceCover c)
            when Math.abs(c.fiscalYear().year() - context.fiscalYear().year()) > 1 ->
                refuse(
                        COVER_YEAR_FAR,
                        "fiscalYear",
                        c.fiscalYear(),
                        Wording.BETWEEN.of(
                                context.fiscalYear().year() - 1,
                                context.fiscalYear().year() + 1));
            case Case(Absent _, SetInsuranceCover c)
            when !unknown(c, context).isEmpty() ->
                refuse(
                        COVER_TYPE_UNKNOWN,
                        "groupTypes",
                        unknown(c, context),
                        context.fact(InsuranceSettings.class).groupTypes());
            case Case(Absent a, SetInsuranceCover c) ->
                accept(new InsuranceCoverSet(a.id(), c.fiscalYear(), c.kinds(), c.groupTypes()));

            case Case(InForce f, SetInsuranceCover c)
            when Set.copyOf(f.kinds()).equals(Set.copyOf(c.kinds()))
                    && Set.copyOf(f.groupTypes()).equals(Set.copyOf(c.groupTypes())) -> repeated();
            case Case(InForce _, SetInsuranceCover c) ->
                refuse(COVER_ALREADY_SET, "fiscalYear", c.fiscalYear(), Wording.NOTHING.of());
        };
    }

    @Override
    public Taken<InsuranceCoverCommand, InsuranceCover> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<InsuranceCoverEvent>> barred(
            InsuranceCover cover, Class<? extends InsuranceCoverCommand> command, Context context) {
        return cover instanceof InForce && !context.actor().isStaffOf(COLLABORATION_OFFICE)
                ? Optional.of(notTheOffice(context))
                : Optional.empty();
    }

    private static Decision<InsuranceCoverEvent> notTheOffice(Context context) {
        return refuse(NOT_IN_CHARGE, "department", context.actor().department(), COLLABORATION_OFFICE);
    }

    private static List<GroupType> unknown(SetInsuranceCover c, Context context) {
        Set<GroupType> known = context.fact(InsuranceSettings.class).groupTypes();
        return c.groupTypes().stream().filter(type -> !known.contains(type)).toList();
    }
}
