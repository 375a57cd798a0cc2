package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** The id of a budget line 予算枠. */
public record BudgetLineId(@JsonValue UUID value) implements Id {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static BudgetLineId of(String text) {
        return new BudgetLineId(Id.parse("budgetLine", text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
