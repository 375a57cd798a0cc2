package org.kyodo.kit;

import java.util.Optional;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.DepartmentEvent.DepartmentRegistered;
import org.kyodo.contracts.registry.DepartmentLabel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.DepartmentId;

/** What the registry tells of departments, for tests of the services that hear it. */
public final class DepartmentFacts {
    private DepartmentFacts() {}

    /** The office for collaboration, which every municipality has, is registered under its usual code. */
    public static Recorded<DepartmentRegistered> officeOf(Platform platform, String municipality) {
        DepartmentId id = new DepartmentId(Ids.next());
        return platform.foreign(
                municipality,
                id.toString(),
                1,
                new DepartmentRegistered(
                        id,
                        DepartmentCode.COLLABORATION_OFFICE,
                        new DepartmentLabel("協働推進課", Optional.of("Collaboration office"))));
    }
}
