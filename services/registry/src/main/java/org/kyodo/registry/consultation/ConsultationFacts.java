package org.kyodo.registry.consultation;

import java.time.Clock;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.FacilityCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Slot;
import org.kyodo.contracts.value.TalentId;
import org.kyodo.presets.Presets;
import org.kyodo.registry.consultation.Consultation.Absent;
import org.kyodo.registry.consultation.ConsultationCommand.AssignConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.EraseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.ReferConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.desk.DeskSchedules;
import org.kyodo.registry.facility.Facilities;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.talent.Talents;
import org.springframework.data.mongodb.core.MongoOperations;

/** Looks up what the rules of consultations need; a slot is taken and a number drawn when they ask, which they do last. */
final class ConsultationFacts implements FactFinder<ConsultationCommand, Consultation> {
    private final Presets presets;
    private final Departments departments;
    private final DeskSchedules desks;
    private final Facilities facilities;
    private final Groups groups;
    private final Talents talents;
    private final Numbers numbers;
    private final Clock clock;
    private final MongoOperations mongo;

    ConsultationFacts(
            Presets presets,
            Departments departments,
            DeskSchedules desks,
            Facilities facilities,
            Groups groups,
            Talents talents,
            Numbers numbers,
            Clock clock,
            MongoOperations mongo) {
        this.presets = presets;
        this.departments = departments;
        this.desks = desks;
        this.facilities = facilities;
        this.groups = groups;
        this.talents = talents;
        this.numbers = numbers;
        this.clock = clock;
        this.mongo = mongo;
    }

    private record Case(Consultation consultation, ConsultationCommand command) {}

    @Override
    public Facts find(Consultation consultation, ConsultationCommand command, MunicipalityCode municipality) {
        return switch (new Case(consultation, command)) {
            case Case(Absent absent, RequestConsultation c) -> asking(absent.id(), c, municipality);
            case Case(Consultation _, AssignConsultation c) ->
                Facts.of(new Known(
                        c.facility()
                                .filter(code -> isListed(code, municipality))
                                .isPresent(),
                        c.department()
                                .filter(departments.known(municipality)::contains)
                                .isPresent(),
                        false));
            case Case(Consultation _, ReferConsultation c) ->
                Facts.of(new Known(
                        isListed(c.to().ref(), municipality),
                        isDepartment(c.to().ref(), municipality),
                        isTalent(c.to().ref(), municipality)));
            case Case(Consultation _, EraseConsultation _) ->
                Facts.of(new Retention(presets.of(municipality).retention().endedYears()));
            case Case(Consultation _, ConsultationCommand _) -> Facts.NONE;
        };
    }

    private Facts asking(ConsultationId id, RequestConsultation c, MunicipalityCode municipality) {
        AskedDesk desk = c.facility()
                .map(code -> new AskedDesk(
                        isListed(code, municipality), desks.calendar(code, municipality, clock.instant())))
                .orElse(new AskedDesk(false, Optional.empty()));
        return Facts.of(desk)
                .whenAsked(KnownGroup.class, () -> groups.find(c.group().orElseThrow(), municipality))
                .whenAsked(Appointment.class, () -> appointment(desk, id, c, municipality))
                .whenAsked(ConsultationNumber.class, () -> number(id, municipality));
    }

    private Appointment appointment(
            AskedDesk desk, ConsultationId id, RequestConsultation c, MunicipalityCode municipality) {
        return desk.calendar()
                        .filter(open -> {
                            Slot slot = open.at(c.slot().orElseThrow()).orElseThrow();
                            return desks.take(open, slot, municipality, id.toString(), this::stands);
                        })
                        .isPresent()
                ? Appointment.GIVEN
                : Appointment.FULL;
    }

    /** Whether the consultation holds its slot: it is there, and was not cancelled. */
    private boolean stands(String consultation) {
        Document found = mongo.getCollection(ConsultationConfiguration.COLLECTION)
                .find(new Document("_id", consultation))
                .first();
        return found != null
                && !found.getEmbedded(java.util.List.of("stage", "type"), String.class)
                        .equals("Cancelled");
    }

    private ConsultationNumber number(ConsultationId id, MunicipalityCode municipality) {
        FiscalYear year = FiscalYear.at(clock.instant());
        return ConsultationNumber.of(
                year, numbers.draw("consultation/" + municipality + "/" + year.year(), id.toString()));
    }

    private boolean isListed(FacilityCode code, MunicipalityCode municipality) {
        return facilities.listed(code, municipality).isPresent();
    }

    private boolean isListed(String ref, MunicipalityCode municipality) {
        try {
            return isListed(FacilityCode.of(ref), municipality);
        } catch (InvalidInput e) {
            return false;
        }
    }

    private boolean isTalent(String ref, MunicipalityCode municipality) {
        try {
            return talents.isShown(TalentId.of(ref), municipality);
        } catch (InvalidInput e) {
            return false;
        }
    }

    private boolean isDepartment(String ref, MunicipalityCode municipality) {
        return departments.known(municipality).stream()
                .anyMatch(code -> code.value().equals(ref));
    }
}
