package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.DocumentRef;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.RoundTableId;

/**
 * The summary of the public debate about a policy proposal 意見書 (R-CP-2). It is public as it is written.
 *
 * @param document the statement itself
 * @param forum where it was debated
 * @param pointsFor what was said for it 賛成意見
 * @param pointsAgainst what was said against it 反対意見・懸念
 */
@PublicText
public record OpinionStatement(
        DocumentRef document,
        RoundTableId forum,
        @Size(max = 50) List<@Prose(max = 1_000) String> pointsFor,
        @Size(max = 50) List<@Prose(max = 1_000) String> pointsAgainst) {
    public OpinionStatement {
        pointsFor = List.copyOf(pointsFor);
        pointsAgainst = List.copyOf(pointsAgainst);
    }
}
