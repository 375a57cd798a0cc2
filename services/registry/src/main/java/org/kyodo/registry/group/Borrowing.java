package org.kyodo.registry.group;

import java.util.List;
import org.kyodo.contracts.registry.MatterLeft;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;

/** What a group has borrowed or asked to borrow; whoever keeps items answers. */
@FunctionalInterface
public interface Borrowing {
    /** The first of it. */
    List<MatterLeft> of(GroupId group, MunicipalityCode municipality);
}
