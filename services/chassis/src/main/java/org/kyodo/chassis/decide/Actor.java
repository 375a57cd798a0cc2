package org.kyodo.chassis.decide;

import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;

/**
 * Who gives a command.
 *
 * @param account opaque reference from the token
 * @param roles at least one
 * @param department of staff
 * @param channel how it came in
 * @param onBehalfOf for whom staff enter it 代理入力
 */
public record Actor(
        AccountRef account,
        Set<Role> roles,
        Optional<DepartmentCode> department,
        Channel channel,
        Optional<String> onBehalfOf) {
    /** Kyodo itself, when a deadline passes or an event arrives. */
    public static final Actor PLATFORM = new Actor(
            AccountRef.of("kyodo"), Set.of(Role.PLATFORM), Optional.empty(), Channel.PLATFORM, Optional.empty());

    public Actor {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: none (expected: at least one)");
        }
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether this is staff of the department. */
    public boolean isStaffOf(DepartmentCode code) {
        return is(Role.STAFF) && department.filter(code::equals).isPresent();
    }

    /** Whether this is staff entering what came in at the counter, on paper or by telephone 代理入力. */
    public boolean entersForOthers() {
        return is(Role.STAFF)
                && switch (channel) {
                    case COUNTER, PAPER, TELEPHONE -> true;
                    case WEB, PLATFORM -> false;
                };
    }

    /** As events name it. */
    public Envelope.Author author() {
        return new Envelope.Author(type(), account.value(), department, channel, onBehalfOf);
    }

    /** The type that events carry: of several roles the one with the most power. */
    public ActorType type() {
        return Role.BY_POWER.stream()
                .filter(roles::contains)
                .findFirst()
                .orElseThrow()
                .actorType();
    }
}
