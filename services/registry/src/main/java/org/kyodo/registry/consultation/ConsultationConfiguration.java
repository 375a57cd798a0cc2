package org.kyodo.registry.consultation;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.AggregateType.Limit;
import org.kyodo.chassis.aggregate.Due;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.aggregate.Numbers;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.department.Departments;
import org.kyodo.chassis.erasure.AccountErasure;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.presets.Presets;
import org.kyodo.registry.consultation.Consultation.Advised;
import org.kyodo.registry.consultation.Consultation.Assigned;
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.consultation.Consultation.Ended;
import org.kyodo.registry.consultation.Consultation.Received;
import org.kyodo.registry.consultation.Consultation.Referred;
import org.kyodo.registry.consultation.ConsultationCommand.EraseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.department.MattersOfDepartments;
import org.kyodo.registry.desk.DeskSchedules;
import org.kyodo.registry.facility.Facilities;
import org.kyodo.registry.group.Groups;
import org.kyodo.registry.group.KnownGroup;
import org.kyodo.registry.group.MattersOfGroups;
import org.kyodo.registry.person.ErasedPersons;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.talent.Talents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts consultations 相談 together. */
@Configuration(proxyBeanMethods = false)
class ConsultationConfiguration {
    static final String COLLECTION = "consultations";
    private static final String IN_CHARGE = "stage.charge.department";
    private static final String ACCOUNT = "stage.matter.enquiry.account";

    @Bean
    ConsultationNotes consultationNotes(PersonVault vault) {
        return new ConsultationNotes(vault);
    }

    @Bean
    ConsultationViews consultationViews(ConsultationNotes notes, Groups groups) {
        return new ConsultationViews(notes, groups);
    }

    @Bean
    ConsultationFigures consultationFigures(MongoOperations mongo) {
        return new ConsultationFigures(mongo);
    }

    @Bean
    ErasedPersons erasedAskers(MongoOperations mongo, PersonVault vault, Drafts drafts, SecurityLog log) {
        return new ErasedPersons(
                new ErasedPersons.Records("consultation", COLLECTION, "stage.matter.erased"),
                mongo,
                vault,
                drafts,
                log);
    }

    @Bean
    ConsultationFacts consultationFacts(
            Presets presets,
            Departments departments,
            DeskSchedules desks,
            Facilities facilities,
            Groups groups,
            Talents talents,
            Numbers numbers,
            Clock clock,
            MongoOperations mongo) {
        return new ConsultationFacts(presets, departments, desks, facilities, groups, talents, numbers, clock, mongo);
    }

    /** Until it is closed or cancelled. */
    @Bean
    MattersOfDepartments consultationsOfDepartments(MongoOperations mongo) {
        return MattersOfDepartments.kept(
                mongo, COLLECTION, "consultation", IN_CHARGE, Assigned.class, Advised.class, Referred.class);
    }

    /** What a group asked advice on: told to whoever is in charge, or to the desk it wanted. */
    @Bean
    MattersOfGroups consultationsOfGroups(MongoOperations mongo) {
        return (group, municipality) -> Stream.concat(
                        MattersOfGroups.kept(
                                mongo,
                                municipality,
                                COLLECTION,
                                "consultation",
                                where("stage.matter.enquiry.group").is(group.toString()),
                                List.of(IN_CHARGE, "stage.charge.facility"),
                                Assigned.class,
                                Advised.class,
                                Referred.class)
                                .stream(),
                        MattersOfGroups.kept(
                                mongo,
                                municipality,
                                COLLECTION,
                                "consultation",
                                where("stage.matter.enquiry.group").is(group.toString()),
                                List.of("stage.matter.enquiry.facility"),
                                Received.class)
                                .stream())
                .toList();
    }

    @Bean
    Aggregate<ConsultationCommand, Consultation, ConsultationEvent> consultationAggregate(
            Chassis chassis,
            Presets presets,
            ConsultationFacts facts,
            ConsultationNotes notes,
            DeskSchedules desks,
            Groups groups,
            ErasedPersons erasedAskers) {
        return chassis.aggregate(type(
                        facts,
                        municipality -> new Retention(
                                presets.of(municipality).retention().endedYears()))
                .knowingOfEach((consultation, municipality) ->
                        Facts.NONE.whenAsked(KnownGroup.class, () -> groups.find(groupOf(consultation), municipality)))
                .keeping(notes::keep)
                .followedBy((before, after, municipality) -> {
                    hold(desks, after, municipality);
                    erasedAskers.follow(after.id().toString(), municipality, erased(before), erased(after));
                }));
    }

    /** What they asked themselves, for a group too; it is erased once it is over. */
    @Bean
    HeldOfAccounts consultationsOfAccounts(
            Aggregate<ConsultationCommand, Consultation, ConsultationEvent> consultationAggregate,
            MongoOperations mongo) {
        return new HeldOfAccounts() {
            @Override
            public List<String> open(AccountRef account, MunicipalityCode municipality) {
                return ids(account, municipality, Received.class, Assigned.class, Advised.class, Referred.class)
                        .map(id -> "consultation/" + id)
                        .toList();
            }

            @Override
            public List<Instruction<?>> erasing(AccountErasure erasure) {
                return HeldOfAccounts.toEach(
                        ids(
                                        erasure.account(),
                                        erasure.municipality(),
                                        Consultation.Closed.class,
                                        Consultation.Cancelled.class)
                                .filter(erasure::isAfter),
                        consultationAggregate,
                        new EraseConsultation(ErasureGround.REQUEST));
            }

            private Stream<String> ids(AccountRef account, MunicipalityCode municipality, Class<?>... stages) {
                return HeldOfAccounts.ids(
                        mongo,
                        COLLECTION,
                        municipality,
                        where(ACCOUNT)
                                .is(account.value())
                                .and("stage.type")
                                .in(Stream.of(stages).map(Class::getSimpleName).toList()))
                        .stream();
            }
        };
    }

    private static Optional<PersonRef> erased(Consultation consultation) {
        return consultation instanceof Begun begun ? begun.matter().erased() : Optional.empty();
    }

    private static org.kyodo.contracts.value.GroupId groupOf(Consultation consultation) {
        return ((Begun) consultation).matter().enquiry().group().orElseThrow();
    }

    /** Whoever cancels gives the slot back. */
    private static void hold(DeskSchedules desks, Consultation after, MunicipalityCode municipality) {
        if (after instanceof Begun begun) {
            Enquiry enquiry = begun.matter().enquiry();
            enquiry.slot().ifPresent(slot -> {
                String holder = begun.id().toString();
                if (begun instanceof Received) {
                    desks.hold(enquiry.facility().orElseThrow(), slot, municipality, holder);
                } else if (begun instanceof Consultation.Cancelled) {
                    desks.release(enquiry.facility().orElseThrow(), slot, municipality, holder);
                }
            });
        }
    }

    static AggregateType<ConsultationCommand, Consultation, ConsultationEvent> type(
            FactFinder<ConsultationCommand, Consultation> facts, Function<MunicipalityCode, Retention> retention) {
        return AggregateType.of(ConsultationCommand.class, Consultation.class, ConsultationEvent.class)
                .collection(COLLECTION)
                .startingAt(id -> new Consultation.Absent(ConsultationId.of(id)))
                .decidedBy(new ConsultationRules())
                .queriedBy("stage.type")
                .queriedBy("stage.matter.enquiry.topic")
                .queriedBy(ACCOUNT)
                .queriedBy("stage.matter.enquiry.group")
                .queriedBy("stage.matter.enquiry.fiscalYear")
                .queriedBy("stage.charge.facility")
                .queriedBy(IN_CHARGE)
                .sortedBy(
                        "slot",
                        consultation -> consultation instanceof Begun begun
                                ? begun.matter().enquiry().slot().map(slot -> slot.from()
                                        .toString())
                                : Optional.empty())
                .knowing(facts)
                .limited(new Limit<>(
                        ConsultationConfiguration::asking,
                        consultation -> consultation instanceof Received || consultation instanceof Assigned
                                ? ((Begun) consultation)
                                        .matter()
                                        .enquiry()
                                        .account()
                                        .map(AccountRef::value)
                                : Optional.empty(),
                        ConsultationRefusal.TOO_MANY_CONSULTATIONS))
                .due((consultation, municipality) -> due(consultation, retention.apply(municipality)));
    }

    private static Optional<String> asking(ConsultationCommand command, Actor actor) {
        return command instanceof RequestConsultation c && !actor.entersForOthers()
                ? ConsultationRules.accountOf(c, actor).map(AccountRef::value)
                : Optional.empty();
    }

    private static Optional<Due<ConsultationCommand>> due(Consultation consultation, Retention retention) {
        return consultation instanceof Ended ended
                        && ended.matter().notes().person().isPresent()
                ? Optional.of(
                        new Due<>(retention.over(ended.matter()), new EraseConsultation(ErasureGround.RETENTION_OVER)))
                : Optional.empty();
    }
}
