package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Reason;
import org.kyodo.contracts.value.ReflectionOutcome;

/**
 * What came of a policy proposal, as the city accounts for it to everybody 反映結果の説明 (R-CP-4).
 *
 * @param text for the public
 * @param reason present unless it is reflected, for the public (002:L128)
 * @param department that accounts for it
 * @param daysTaken since it went to the city
 */
public record Reflection(
        ReflectionOutcome outcome,
        @PublicText String text,
        Optional<@PublicText Reason> reason,
        List<Measure> measures,
        DepartmentCode department,
        int daysTaken)
        implements DescribesSubject {
    public Reflection {
        measures = List.copyOf(measures);
    }
}
