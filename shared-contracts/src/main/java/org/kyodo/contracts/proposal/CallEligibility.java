package org.kyodo.contracts.proposal;

import java.util.List;
import org.kyodo.contracts.value.GroupType;
import org.kyodo.contracts.value.OnceEach;

/**
 * Who may propose to a call 応募資格.
 *
 * @param groupTypes the kinds of groups (R-CA-3)
 * @param residents whether residents may as well (R-CA-4)
 */
public record CallEligibility(@OnceEach List<GroupType> groupTypes, boolean residents) {
    public CallEligibility {
        groupTypes = List.copyOf(groupTypes);
    }
}
