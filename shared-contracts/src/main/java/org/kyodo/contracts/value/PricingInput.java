package org.kyodo.contracts.value;

/** What a fair price 適切な対価 is weighed by (R-FP-1). */
public enum PricingInput {
    /** 事業の性格. */
    NATURE,
    /** 必要性. */
    NECESSITY,
    /** 収益性. */
    PROFITABILITY
}
