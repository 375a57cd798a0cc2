package org.kyodo.registry.facility;

import static org.kyodo.chassis.decide.CommonRefusal.NOT_IN_CHARGE;
import static org.kyodo.chassis.decide.Decision.accept;
import static org.kyodo.chassis.decide.Decision.refuse;
import static org.kyodo.chassis.decide.Decision.repeated;
import static org.kyodo.registry.facility.FacilityRefusal.BOOKED_AHEAD;
import static org.kyodo.registry.facility.FacilityRefusal.CODE_STAYS;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Context;
import org.kyodo.chassis.decide.Decider;
import org.kyodo.chassis.decide.Decision;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.decide.Taken;
import org.kyodo.contracts.registry.FacilityEvent;
import org.kyodo.contracts.registry.FacilityEvent.FacilityChanged;
import org.kyodo.contracts.registry.FacilityEvent.FacilityClosed;
import org.kyodo.contracts.registry.FacilityEvent.FacilityListed;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Wording;
import org.kyodo.registry.facility.Facility.Absent;
import org.kyodo.registry.facility.Facility.Listed;
import org.kyodo.registry.facility.FacilityCommand.ChangeFacility;
import org.kyodo.registry.facility.FacilityCommand.CloseFacility;
import org.kyodo.registry.facility.FacilityCommand.ListFacility;

/** The rule book of a base 拠点. */
final class FacilityRules implements Decider<FacilityCommand, Facility, FacilityEvent> {
    private static final Taken<FacilityCommand, Facility> TAKEN = Taken.of(FacilityCommand.class, Facility.class)
            .in(Absent.class, ListFacility.class)
            .in(Listed.class, ChangeFacility.class, CloseFacility.class);

    private record Case(Facility facility, FacilityCommand command) {}

    /** 公開範囲: everybody. */
    @Override
    public boolean seenBy(Facility facility, Context context) {
        return !(facility instanceof Absent);
    }

    @Override
    public Taken<FacilityCommand, Facility> taken() {
        return TAKEN;
    }

    @Override
    public Optional<Decision<FacilityEvent>> barred(
            Facility facility, Class<? extends FacilityCommand> command, Context context) {
        Actor actor = context.actor();
        boolean inCharge = Desk.isOffice(actor)
                || actor.is(Role.PLATFORM)
                || command != ListFacility.class
                        && facility.profile()
                                .filter(profile -> Desk.isOf(profile.code(), actor))
                                .isPresent();
        return inCharge
                ? Optional.empty()
                : Optional.of(
                        refuse(NOT_IN_CHARGE, "department", actor.department(), DepartmentCode.COLLABORATION_OFFICE));
    }

    @Override
    public Decision<FacilityEvent> decide(Facility facility, FacilityCommand command, Context context) {
        return switch (new Case(facility, command)) {
            case Case(Absent absent, ListFacility c) -> accept(new FacilityListed(absent.id(), c.facility()));

            case Case(Listed listed, ChangeFacility c)
            when !c.facility().code().equals(listed.facility().code()) ->
                refuse(
                        CODE_STAYS,
                        "facility.code",
                        c.facility().code().value(),
                        Wording.EXACTLY.of(listed.facility().code()));
            case Case(Listed listed, ChangeFacility c) when c.facility().equals(listed.facility()) -> repeated();
            case Case(Listed _, ChangeFacility _)
            when context.fact(Ahead.class) == Ahead.BOOKED -> bookedAhead("facility.places");
            case Case(Listed listed, ChangeFacility c) -> accept(new FacilityChanged(listed.id(), c.facility()));

            case Case(Listed _, CloseFacility _) when context.fact(Ahead.class) == Ahead.BOOKED -> bookedAhead("stage");
            case Case(Listed listed, CloseFacility _) -> accept(new FacilityClosed(listed.id(), context.today()));

            case Case _ -> notInThisStage(facility, command);
        };
    }

    private static Decision<FacilityEvent> bookedAhead(String field) {
        return refuse(BOOKED_AHEAD, field, "", Wording.NO_BOOKING_AHEAD.of());
    }
}
