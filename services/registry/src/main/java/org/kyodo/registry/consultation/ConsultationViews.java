package org.kyodo.registry.consultation;

import java.util.Optional;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.consultation.Consultation.Charged;
import org.kyodo.registry.consultation.Consultation.Closed;
import org.kyodo.registry.consultation.Consultation.Received;
import org.kyodo.registry.consultation.Consultation.Referred;
import org.kyodo.registry.consultation.ConsultationNotes.Opening;
import org.kyodo.registry.group.Groups;

/** Who sees what of a consultation 相談. */
final class ConsultationViews {
    private final ConsultationNotes notes;
    private final Groups groups;

    ConsultationViews(ConsultationNotes notes, Groups groups) {
        this.notes = notes;
        this.groups = groups;
    }

    Optional<ConsultationView> full(Consultation consultation, Actor actor, MunicipalityCode municipality) {
        return consultation instanceof Begun begun
                ? Optional.of(new ConsultationView(
                        line(begun),
                        readsNotes(begun, actor, municipality)
                                ? Optional.of(shown(notes.open(begun, municipality)))
                                : Optional.empty(),
                        begun.matter().links()))
                : Optional.empty();
    }

    Optional<ConsultationView.Line> line(Consultation consultation) {
        return consultation instanceof Begun begun ? Optional.of(line(begun)) : Optional.empty();
    }

    /** Who asked and who is in charge; while nobody is, each desk, for one of them takes it up. */
    private boolean readsNotes(Begun begun, Actor actor, MunicipalityCode municipality) {
        return ConsultationRules.isInCharge(begun, actor)
                || begun instanceof Received && ConsultationRules.isDesk(actor)
                || begun.matter()
                        .enquiry()
                        .account()
                        .filter(actor.account()::equals)
                        .isPresent()
                || begun.matter()
                        .enquiry()
                        .group()
                        .filter(group -> groups.find(group, municipality).isActedForBySelf(actor))
                        .isPresent();
    }

    private static ConsultationView.Notes shown(Opening opened) {
        return new ConsultationView.Notes(
                opened.asker().map(Asker::name), opened.asker().map(Asker::reach), opened.question(), opened.advice());
    }

    private static ConsultationView.Line line(Begun begun) {
        Enquiry enquiry = begun.matter().enquiry();
        Optional<Charged> charged = begun instanceof Charged there ? Optional.of(there) : Optional.empty();
        return new ConsultationView.Line(
                enquiry.number(),
                enquiry.topic(),
                enquiry.askerType(),
                enquiry.group(),
                enquiry.facility(),
                enquiry.slot(),
                enquiry.at(),
                charged.map(Charged::charge)
                        .map(charge -> new ConsultationView.InCharge(charge.facility(), charge.department())),
                charged.flatMap(Charged::advised).map(Advice::waitedMinutes),
                switch (begun) {
                    case Referred referred -> Optional.of(referred.referral());
                    case Closed closed -> closed.referral();
                    case Begun _ -> Optional.empty();
                },
                begun instanceof Closed closed ? Optional.of(closed.outcome()) : Optional.empty());
    }
}
