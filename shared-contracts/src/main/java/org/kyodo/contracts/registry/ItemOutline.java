package org.kyodo.contracts.registry;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;

/** What is lent or given 物品 (R-FA-3). */
public record ItemOutline(@Line(max = 120) String title, Optional<@Prose(max = 1_000) String> summary)
        implements DescribesSubject {
    @Override
    public Optional<String> subjectTitle() {
        return Optional.of(title);
    }
}
