package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What came of a project 結果, as its parties publish it at their own responsibility (R-PJ-1).
 *
 * @param text for the public
 * @param outputs 成果物
 * @param people who took part
 */
@PublicText
public record ProjectResult(
        @Prose(max = 4_000) String text,
        @Size(max = 50) List<@Prose(max = 400) String> outputs,
        @Min(0) @Max(1_000_000) int people) {}
