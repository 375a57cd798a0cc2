package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.FieldType;

/** A type of field that suits collaboration 協働に適した分野, the effect expected of it 効果, and examples 対象事業例. */
public record SuitableField(FieldType code, Label label, Label effect, List<Label> examples) {}
