package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.TalentKind;

/**
 * As what a talent offers itself, and for what 人材の活動. By these it is found; what a person says of themself is in no event.
 *
 * @param topics in what it can advise (R-TA-3)
 * @param fields of activity
 * @param areas in which it helps; anywhere where it names none
 */
public record TalentTerms(
        TalentKind kind,
        @Size(max = 11) @OnceEach List<ConsultationTopic> topics,
        @Size(max = 20) @OnceEach List<ActivityField> fields,
        @Size(max = 50) @OnceEach List<AreaCode> areas)
        implements DescribesSubject {
    @Override
    public List<AreaCode> subjectAreas() {
        return areas;
    }
}
