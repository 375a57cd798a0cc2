package org.kyodo.registry.consultation;

import java.util.Optional;
import org.kyodo.contracts.value.ConsultationId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.consultation.Consultation.Begun;
import org.kyodo.registry.consultation.ConsultationCommand.GiveAdvice;
import org.kyodo.registry.consultation.ConsultationCommand.RequestConsultation;
import org.kyodo.registry.person.Opened;
import org.kyodo.registry.person.PersonVault;
import org.kyodo.registry.person.PersonVault.Place;
import org.kyodo.registry.person.Sealed;

/** Seals what is noted of a consultation 相談記録 into its own document, and opens it again. */
final class ConsultationNotes {
    private static final String ASKER = "asker";
    private static final String QUESTION = "question";
    private static final String ADVICE = "advice";

    private final PersonVault vault;

    ConsultationNotes(PersonVault vault) {
        this.vault = vault;
    }

    /** What was noted, as far as it can be read. */
    record Opening(Optional<Asker> asker, Optional<String> question, Optional<String> advice) {
        static final Opening NONE = new Opening(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** A text, for what is sealed is a record. */
    private record Words(String text) {}

    Consultation keep(Consultation consultation, ConsultationCommand command, MunicipalityCode municipality) {
        if (!(consultation instanceof Begun begun)) {
            return consultation;
        }
        Notes notes = begun.matter().notes();
        return switch (command) {
            case RequestConsultation c -> {
                Notes asked = new Notes(
                        notes.asker(),
                        c.question()
                                .map(text -> seal(notes, new Words(text), place(QUESTION, begun.id(), municipality))),
                        notes.advice());
                yield begun.with(begun.matter()
                        .with(new Notes(
                                c.asker().map(asker -> seal(asked, asker, place(ASKER, begun.id(), municipality))),
                                asked.question(),
                                asked.advice())));
            }
            case GiveAdvice c ->
                begun.with(begun.matter()
                        .with(new Notes(
                                notes.asker(),
                                notes.question(),
                                c.advice()
                                        .map(text -> seal(
                                                notes, new Words(text), place(ADVICE, begun.id(), municipality))))));
            case ConsultationCommand _ -> begun;
        };
    }

    Opening open(Begun begun, MunicipalityCode municipality) {
        Notes notes = begun.matter().notes();
        return new Opening(
                open(notes.asker(), Asker.class, place(ASKER, begun.id(), municipality)),
                open(notes.question(), Words.class, place(QUESTION, begun.id(), municipality))
                        .map(Words::text),
                open(notes.advice(), Words.class, place(ADVICE, begun.id(), municipality))
                        .map(Words::text));
    }

    private <T> Optional<T> open(Optional<Sealed> sealed, Class<T> type, Place place) {
        return sealed.<Opened<T>>map(there -> vault.open(there, type, place)).flatMap(Opened::value);
    }

    private Sealed seal(Notes before, Object plain, Place place) {
        return before.any()
                .map(earlier -> vault.sealAgain(earlier, plain, place))
                .orElseGet(() -> vault.seal(plain, place));
    }

    private static Place place(String field, ConsultationId id, MunicipalityCode municipality) {
        return new Place(municipality, "consultation/" + id, field);
    }
}
