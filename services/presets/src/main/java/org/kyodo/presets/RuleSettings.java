package org.kyodo.presets;

import java.util.Optional;
import org.kyodo.contracts.rules.Use;

/**
 * What a municipality makes of one rule 規則の扱い.
 *
 * @param use empty where it stays as it is
 * @param value the figure in it, where the rule has one that no other setting holds
 */
public record RuleSettings(Optional<Use> use, Optional<Integer> value) {}
