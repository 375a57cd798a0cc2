package org.kyodo.contracts.proposal;

import java.util.Optional;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;

/**
 * What the city does about a proposal 措置.
 *
 * @param department that does it
 * @param when 時期, such as 令和9年度
 */
@PublicText
public record Measure(
        @Prose(max = 1_000) String text, DepartmentCode department, Optional<@Line(max = 60) String> when) {}
