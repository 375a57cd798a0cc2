package org.kyodo.registry.group;

import java.util.Optional;
import org.kyodo.contracts.value.CodeOf;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.Prose;

/**
 * Whether the registrar found a criterion of registration met 要件の確認.
 *
 * @param criterion the rule that asks it: {@code R-GR-1}
 * @param note at most 500 characters
 */
record Finding(
        @CodeOf("criterion") @Line(max = 20) String criterion, boolean met, Optional<@Prose(max = 500) String> note) {}
