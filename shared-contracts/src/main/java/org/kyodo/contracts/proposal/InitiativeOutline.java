package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What citizens carry out with their own hands 市民事業の内容 (R-IV-1). It is public: its author names no persons in it.
 *
 * @param aim 目的
 * @param wanted what others may help with
 * @param call the occasion on which it is stated, if any
 */
@PublicText
public record InitiativeOutline(
        @Line(max = 120) String title,
        @Prose(max = 2_000) String aim,
        @Size(max = 20) @OnceEach List<FieldType> fieldTypes,
        @Size(max = 50) @OnceEach List<AreaCode> areas,
        @Size(max = 20) @OnceEach List<Wanted> wanted,
        Optional<CallId> call)
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
}
