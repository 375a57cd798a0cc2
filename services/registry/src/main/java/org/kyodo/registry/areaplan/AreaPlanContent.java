package org.kyodo.registry.areaplan;

import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Period;
import org.kyodo.contracts.value.Prose;

/**
 * What an area plan says 計画の内容: the good sides of the area and its issues, what it is to become, and what the council does for
 * that (001:L774). It is public.
 */
record AreaPlanContent(
        Period period,
        Optional<@Prose(max = 4_000) String> strengths,
        Optional<@Prose(max = 4_000) String> issues,
        Optional<@Prose(max = 4_000) String> vision,
        @Size(max = 100) List<PlannedActivity> activities) {
    AreaPlanContent {
        activities = activities == null ? List.of() : List.copyOf(activities);
    }

    /** Something that the council does 取組. */
    record PlannedActivity(@Line(max = 120) String title, Optional<@Prose(max = 1_000) String> text) {}

    /** What it does not say and should (R-AP-2), by the names of its parts. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        if (strengths.isEmpty()) {
            missing.add("strengths");
        }
        if (issues.isEmpty()) {
            missing.add("issues");
        }
        if (vision.isEmpty()) {
            missing.add("vision");
        }
        if (activities.isEmpty()) {
            missing.add("activities");
        }
        return missing;
    }
}
