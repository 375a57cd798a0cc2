package org.kyodo.notification.archive;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Yen;

/**
 * What is known of a subject 対象 after an event, gathered from all its events: a rejection names no area, but the
 * submission before it did.
 *
 * @param title what people call it; a group's or a subscription's name
 * @param number the human number 受付番号
 * @param form the form requested, or once there is one the form adopted
 * @param amount the amount asked
 * @param departments those in charge of it, the coordinator among them
 */
public record SubjectFacts(
        Optional<String> title,
        Optional<String> number,
        List<FieldType> fieldTypes,
        List<AreaCode> areas,
        Optional<CollaborationForm> form,
        Optional<Yen> amount,
        List<DepartmentCode> departments) {
    static final SubjectFacts NONE = new SubjectFacts(
            Optional.empty(), Optional.empty(), List.of(), List.of(), Optional.empty(), Optional.empty(), List.of());

    static Optional<SubjectFacts> projection(Optional<SubjectFacts> before, Recorded<DomainEvent> happened) {
        return Optional.of(after(before, happened.event()));
    }

    /** What is known after one more event: what it says replaces what was known, the rest stays. */
    static SubjectFacts after(Optional<SubjectFacts> before, DomainEvent event) {
        SubjectFacts known = before.orElse(NONE);
        for (DescribesSubject description : DescribesSubject.in(event)) {
            known = known.and(description);
        }
        return known;
    }

    private SubjectFacts and(DescribesSubject said) {
        return new SubjectFacts(
                said.subjectTitle().or(this::title),
                said.subjectNumber().or(this::number),
                later(fieldTypes, said.subjectFieldTypes()),
                later(areas, said.subjectAreas()),
                said.subjectForm().or(this::form),
                said.subjectAmount().or(this::amount),
                later(departments, said.subjectDepartments()));
    }

    private static <T> List<T> later(List<T> known, List<T> said) {
        return said.isEmpty() ? known : said;
    }
}
