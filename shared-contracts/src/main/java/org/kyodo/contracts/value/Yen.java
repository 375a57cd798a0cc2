package org.kyodo.contracts.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** An amount of money 金額 in whole yen, never negative, at most 10^15. */
public record Yen(@JsonValue @Min(0) @Max(Yen.MAX) long amount) implements Comparable<Yen> {
    public static final Yen ZERO = new Yen(0);
    static final long MAX = 1_000_000_000_000_000L;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Yen {
        if (amount < 0 || amount > MAX) {
            throw new InvalidInput("yen", amount, Wording.WHOLE_YEN.of(0, MAX));
        }
    }

    public static Yen of(long amount) {
        return new Yen(amount);
    }

    public Yen plus(Yen other) {
        return new Yen(Math.addExact(amount, other.amount));
    }

    /** @throws InvalidInput when {@code other} is more than this: there is no negative money here */
    public Yen minus(Yen other) {
        return new Yen(amount - other.amount);
    }

    public boolean exceeds(Yen other) {
        return amount > other.amount;
    }

    public Yen min(Yen other) {
        return exceeds(other) ? other : this;
    }

    /** {@code floor(this × num / den)} in whole yen. */
    public Yen share(long num, long den) {
        return new Yen(Math.multiplyExact(amount, num) / den);
    }

    /** Cut down to a multiple of {@code unit} yen 端数切捨て. */
    public Yen floorTo(long unit) {
        return new Yen(amount / unit * unit);
    }

    @Override
    public int compareTo(Yen other) {
        return Long.compare(amount, other.amount);
    }

    @Override
    public String toString() {
        return "%,d円".formatted(amount);
    }
}
