package org.kyodo.registry.group;

import java.util.List;
import org.kyodo.contracts.registry.MatterLeft;

/** What of a group has not ended: grants, proposals, loans and whatever else others see to. */
record OpenMatters(List<MatterLeft> all) {
    static final OpenMatters NONE = new OpenMatters(List.of());

    /** Applications for grants, which need its personal data. */
    List<MatterLeft> grants() {
        return all.stream()
                .filter(matter -> matter.subject().startsWith("application/"))
                .toList();
    }
}
