package org.kyodo.contracts.proposal;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.Prose;
import org.kyodo.contracts.value.PublicText;
import org.kyodo.contracts.value.Yen;

/**
 * A fair price 適切な対価 of a commission (R-FP-2).
 *
 * @param costLines what it costs the group
 * @param assessment necessity and profitability, by which it was weighed
 * @param why it is fair
 * @param groupStatement the group's own, for the parties and the town hall, of an amount below its costs (K-FP-2)
 */
public record FairPrice(
        @Size(min = 1, max = 50) List<PriceLine> costLines,
        Yen amount,
        Assessment assessment,
        @Prose(max = 2_000) @PublicText String why,
        Optional<@Prose(max = 2_000) String> groupStatement)
        implements DescribesSubject {
    /** The sum of its lines in yen. Fifty of the largest amounts are less than a long holds. */
    public long costs() {
        return costLines.stream().mapToLong(line -> line.amount().amount()).sum();
    }

    public boolean belowCosts() {
        return amount.amount() < costs();
    }

    /** The same with what the group says of it. */
    public FairPrice with(Optional<String> statement) {
        return new FairPrice(costLines, amount, assessment, why, statement);
    }

    @Override
    public Optional<Yen> subjectAmount() {
        return Optional.of(amount);
    }
}
