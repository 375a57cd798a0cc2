package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Line;

/**
 * What a department 所属 is called.
 *
 * @param en in English; the Japanese name stands for it where there is none
 */
public record DepartmentLabel(@Line(max = 60) String ja, Optional<@Line(max = 100) String> en)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(ja);
    }
}
