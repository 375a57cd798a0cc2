package org.kyodo.registry.group;

import java.util.Optional;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Prose;

/**
 * What a group did in the year 年次報告.
 *
 * @param activities in its own words, at most 2,000 characters
 * @param document 活動報告書
 */
record YearlyReport(Optional<@Prose(max = 2_000) String> activities, Optional<DocumentRef> document) {
    boolean says() {
        return activities.isPresent() || document.isPresent();
    }
}
