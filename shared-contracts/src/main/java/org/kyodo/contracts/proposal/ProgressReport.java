package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.Prose;

/**
 * How far a project is 進捗 (R-PJ-2).
 *
 * @param percent of the whole
 * @param people who took part so far
 * @param outputs what there is so far 成果物
 */
public record ProgressReport(
        @Min(0) @Max(100) int percent,
        @Size(max = 50) List<Milestone> milestones,
        @Min(0) @Max(1_000_000) int people,
        @Size(max = 50) List<@Prose(max = 400) String> outputs) {}
