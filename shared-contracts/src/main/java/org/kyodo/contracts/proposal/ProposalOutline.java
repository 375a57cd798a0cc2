package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Yen;

/**
 * What a proposal is about 提案の概要: the part of it that is public from acceptance on.
 *
 * @param requestedForm that the proposer would choose; the form is chosen together later (R-COM-2)
 * @param requested of the city 提案額
 * @param otherField what the field is, where it is no other of the list (001:L338)
 */
@PublicText
public record ProposalOutline(
        @Line(max = 120) String title,
        @Prose(max = 1_000) String summary,
        @Size(min = 1, max = 20) @OnceEach List<FieldType> fieldTypes,
        @Size(min = 1, max = 50) @OnceEach List<AreaCode> areas,
        Optional<CollaborationForm> requestedForm,
        Optional<Yen> requested,
        Optional<@Line(max = 60) String> otherField)
        implements DescribesSubject {
    /** With a form and an amount, in fields of the list. */
    public ProposalOutline(
            String title,
            String summary,
            List<FieldType> fieldTypes,
            List<AreaCode> areas,
            CollaborationForm requestedForm,
            Yen requested) {
        this(title, summary, fieldTypes, areas, Optional.of(requestedForm), Optional.of(requested), Optional.empty());
    }

    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }

    @Override
    public List<FieldType> subjectFieldTypes() {
        return fieldTypes;
    }

    @Override
    public List<AreaCode> subjectAreas() {
        return areas;
    }

    @Override
    public Optional<CollaborationForm> subjectForm() {
        return requestedForm;
    }

    @Override
    public Optional<Yen> subjectAmount() {
        return requested;
    }
}
