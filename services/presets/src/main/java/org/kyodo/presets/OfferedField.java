package org.kyodo.presets;

import java.util.Optional;
import org.kyodo.contracts.value.ActivityField;

/**
 * A field of activity 活動分野 by the municipality's own word.
 *
 * @param act the field of the NPO Act that one of the municipality's own belongs to, where it belongs to one
 */
public record OfferedField(ActivityField code, Label label, Optional<ActivityField> act) {}
