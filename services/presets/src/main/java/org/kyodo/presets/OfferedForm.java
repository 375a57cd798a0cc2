package org.kyodo.presets;

import java.util.List;
import org.kyodo.contracts.value.CollaborationForm;

/** A form of collaboration that the municipality uses 協働の形態, with projects that are examples of it. */
public record OfferedForm(CollaborationForm code, Label label, List<Label> examples) {}
