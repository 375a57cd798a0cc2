package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.OnceEach;

/**
 * Who came to a gathering or a round table 参加の実績: groups, departments and numbers of people, and no name. Who enrolled
 * and did not come is not in it.
 */
public record Attendance(
        @Size(max = 500) @OnceEach List<GroupId> groups,
        @Size(max = 200) @OnceEach List<DepartmentCode> departments,
        HeadCount people) {
    /** How many people came, each counted once. */
    public record HeadCount(
            @Min(0) @Max(1_000_000) int residents,
            @Min(0) @Max(1_000_000) int groupMembers,
            @Min(0) @Max(1_000_000) int business,
            @Min(0) @Max(1_000_000) int education,
            @Min(0) @Max(1_000_000) int staff) {}
}
