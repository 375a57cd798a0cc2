package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Yen;

/**
 * What a proposal is about 提案の概要: the part of it that is public from acceptance on.
 *
 * @param requested of the city 提案額
 */
public record ProposalOutline(
        String title,
        String summary,
        List<FieldType> fieldTypes,
        List<AreaCode> areas,
        CollaborationForm requestedForm,
        Yen requested)
        implements DescribesSubject {
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
        return Optional.of(requestedForm);
    }

    @Override
    public Optional<Yen> subjectAmount() {
        return Optional.of(requested);
    }
}
