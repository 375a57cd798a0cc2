package org.kyodo.contracts.registry;

import jakarta.validation.constraints.Size;
import java.util.List;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.OnceEach;

/**
 * Of what bodies an area council is made 協議会の構成 (001:L753–766): its name and shape are free.
 *
 * @param memberGroups those that are registered themselves
 * @param otherMembers the others 構成団体, by their names; names of organisations only
 * @param subcommittees 専門部会, by their names
 */
public record CouncilStructure(
        @Size(max = 200) @OnceEach List<GroupId> memberGroups,
        @Size(max = 200) @OnceEach List<@Line(max = 100) String> otherMembers,
        @Size(max = 50) @OnceEach List<@Line(max = 100) String> subcommittees) {
    public static final CouncilStructure NONE = new CouncilStructure(List.of(), List.of(), List.of());

    public CouncilStructure {
        memberGroups = List.copyOf(memberGroups);
        otherMembers = List.copyOf(otherMembers);
        subcommittees = List.copyOf(subcommittees);
    }
}
