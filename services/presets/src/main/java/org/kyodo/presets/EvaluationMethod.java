package org.kyodo.presets;

import org.kyodo.contracts.value.EvaluationKind;

/** A kind of evaluation by the municipality's word for it 評価の種類, and whether it is in use. */
public record EvaluationMethod(EvaluationKind code, Label label, boolean used) {}
