package org.kyodo.contracts.value;

/** What a continuation review 継続の見直し led to (R-IT-4). */
public enum ReviewOutcome {
    /** 継続: with the same group once more. */
    CONTINUE,
    /** 終了: with this group no longer. */
    END
}
