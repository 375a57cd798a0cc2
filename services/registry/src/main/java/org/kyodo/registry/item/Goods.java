package org.kyodo.registry.item;

import org.kyodo.contracts.registry.ItemOutline;
import org.kyodo.contracts.registry.ItemOwner;
import org.kyodo.contracts.value.ItemMode;

/** What is offered, how, and by whom 提供する物品. */
record Goods(ItemOutline outline, ItemMode mode, ItemOwner owner) {}
