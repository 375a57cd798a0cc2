package org.kyodo.contracts.value;

/** Whether an item is lent or given 貸与・譲渡. */
public enum ItemMode {
    /** 貸与. */
    LEND,
    /** 譲渡. */
    GIVE
}
