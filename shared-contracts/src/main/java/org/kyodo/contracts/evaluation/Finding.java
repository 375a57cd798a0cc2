package org.kyodo.contracts.evaluation;

import java.util.Optional;

/** Whether a criterion was found met 確認の結果. */
public record Finding(String criterion, boolean met, Optional<String> note) {}
