package org.kyodo.registry.group;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.contracts.registry.MatterLeft;

/**
 * What of a group has not ended elsewhere.
 *
 * @param grants applications, which need its personal data
 * @param loans of what others own
 */
record OpenMatters(List<MatterLeft> grants, List<MatterLeft> loans) {
    static final OpenMatters NONE = new OpenMatters(List.of(), List.of());

    List<MatterLeft> all() {
        return Stream.concat(grants.stream(), loans.stream()).toList();
    }
}
