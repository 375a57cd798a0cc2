package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.ConsultationTopic;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;

/**
 * What a talent is needed for 依頼の内容.
 *
 * @param topic what advice is about (R-TA-3); none where it is for something else, such as a report
 * @param what in a line, without names of persons: 会計の帳簿のつけ方
 * @param fields of activity
 * @param area in which it is needed (001:L1075)
 * @param from the first day on which it is
 * @param until the last one
 */
public record MatchNeed(
        Optional<ConsultationTopic> topic,
        @Line(max = 200) String what,
        @Size(max = 20) @OnceEach List<ActivityField> fields,
        Optional<AreaCode> area,
        Optional<LocalDate> from,
        Optional<LocalDate> until)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(what);
    }

    @Override
    public List<AreaCode> subjectAreas() {
        return area.stream().toList();
    }
}
