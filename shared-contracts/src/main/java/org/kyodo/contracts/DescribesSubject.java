package org.kyodo.contracts;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Yen;

/**
 * A record, or an event, that says what its subject 対象 is: by this one filters events and titles notices. Each record
 * gives what it has; what is empty says nothing.
 */
public interface DescribesSubject {
    /** What people call the subject; a group's or a subscription's name. */
    default Optional<String> subjectTitle() {
        return Optional.empty();
    }

    /** Its human number 受付番号. */
    default Optional<String> subjectNumber() {
        return Optional.empty();
    }

    /** The types of field it belongs to. */
    default List<FieldType> subjectFieldTypes() {
        return List.of();
    }

    /** The areas it concerns. */
    default List<AreaCode> subjectAreas() {
        return List.of();
    }

    /** The form of collaboration requested, or once there is one the form adopted. */
    default Optional<CollaborationForm> subjectForm() {
        return Optional.empty();
    }

    /** The amount asked. */
    default Optional<Yen> subjectAmount() {
        return Optional.empty();
    }

    /** The departments in charge of it, the coordinator among them. */
    default List<DepartmentCode> subjectDepartments() {
        return List.of();
    }

    /** The groups whose it is, or that are party to it; a group that is the subject itself says nothing here. */
    default List<GroupId> subjectGroups() {
        return List.of();
    }

    /** The adopted proposal that it carries out or is about; a proposal that is the subject itself says nothing here. */
    default Optional<ProposalId> subjectProposal() {
        return Optional.empty();
    }

    /**
     * All that an event says of its subject: itself and the records in it, outer before inner, in the order of their
     * components. Where two say the same thing, the later one counts: {@code ProposalAdopted} names the form requested and
     * then the form agreed on. Lists are not looked into, for what they hold is part of the subject.
     */
    static List<DescribesSubject> in(DomainEvent event) {
        List<DescribesSubject> found = new ArrayList<>();
        collect(event, found);
        return found;
    }

    private static void collect(Object value, List<DescribesSubject> found) {
        if (value instanceof DescribesSubject description) {
            found.add(description);
        }
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(inner -> collect(inner, found));
        }
        if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                collect(valueOf(component, record), found);
            }
        }
    }

    private static Object valueOf(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component + " (expected: a public record of the contracts)", e);
        }
    }
}
