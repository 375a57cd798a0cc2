package org.kyodo.registry.consultation;

import java.util.List;
import java.util.Optional;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ConsultationEvent;
import org.kyodo.contracts.registry.ErasureGround;
import org.kyodo.contracts.registry.Referral;
import org.kyodo.contracts.value.ConsultationOutcome;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.contracts.value.ReferralKind;
import org.kyodo.contracts.value.Subject;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.consultation.ConsultationCommand.AssignConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.CloseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.EraseConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.GiveAdvice;
import org.kyodo.registry.consultation.ConsultationCommand.LinkConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.ReferConsultation;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.person.Sealed;
import org.springframework.data.mongodb.core.MongoOperations;

class ConsultationConformanceTest extends AggregateConformance<ConsultationCommand, Consultation, ConsultationEvent> {
    private static final Actor RESIDENT = actor("tanaka", Role.RESIDENT);
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<ConsultationCommand, Consultation, ConsultationEvent> type(MongoOperations mongo) {
        return ConsultationConfiguration.type(
                        (consultation, command, municipality) -> Facts.of(
                                new AskedDesk(false, Optional.empty()),
                                ConsultationRulesTest.NUMBER,
                                new Known(true, true, true),
                                new Retention(3)),
                        municipality -> new Retention(3))
                .keeping((consultation, command) ->
                        consultation instanceof Begun begun && command instanceof RequestConsultation
                                ? begun.with(begun.matter()
                                        .with(new Notes(
                                                Optional.empty(),
                                                Optional.of(new Sealed(PersonRef.of("person-7"), "sealed")),
                                                Optional.empty())))
                                : consultation);
    }

    @Override
    protected List<Step<ConsultationCommand>> script(String id) {
        return List.of(
                by(
                        RESIDENT,
                        new RequestConsultation(
                                ConsultationTopic.START_GROUP,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("団体を立ち上げたい"),
                                Optional.empty())),
                by(OFFICE, new AssignConsultation(Optional.empty(), Optional.of(DepartmentCode.COLLABORATION_OFFICE))),
                by(OFFICE, new GiveAdvice(Optional.empty())),
                by(OFFICE, new ReferConsultation(new Referral(ReferralKind.ORGANISATION, "税理士会"))),
                by(OFFICE, new CloseConsultation(ConsultationOutcome.REFERRED)),
                by(
                        OFFICE,
                        new LinkConsultation(new Subject(
                                SubjectType.GROUP, java.util.UUID.fromString("01981f2e-7c00-7000-8000-0000000000aa")))),
                by(OFFICE, new EraseConsultation(ErasureGround.REQUEST)));
    }
}
