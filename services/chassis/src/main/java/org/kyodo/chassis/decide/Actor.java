package org.kyodo.chassis.decide;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Wording;

/**
 * Who gives a command.
 *
 * @param account opaque reference from the token
 * @param roles at least one
 * @param channel how it came in
 * @param department of staff, as the token names it
 * @param onBehalfOf for whom it is entered 代理入力, always named where the channel is COUNTER, PAPER or TELEPHONE, and only there
 * @param alsoOf departments that are one with it since a reorganisation 組織改編
 */
public record Actor(
        AccountRef account,
        Set<Role> roles,
        Optional<DepartmentCode> department,
        Channel channel,
        Optional<String> onBehalfOf,
        Set<DepartmentCode> alsoOf) {
    /** Kyodo itself, when a deadline passes or an event arrives. */
    public static final Actor PLATFORM = new Actor(
            AccountRef.of("kyodo"), Set.of(Role.PLATFORM), Optional.empty(), Channel.PLATFORM, Optional.empty());

    public Actor {
        roles = Set.copyOf(roles);
        alsoOf = Set.copyOf(alsoOf);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: none (expected: at least one)");
        }
        boolean brought =
                EnumSet.of(Channel.COUNTER, Channel.PAPER, Channel.TELEPHONE).contains(channel);
        if (brought && onBehalfOf.isEmpty()) {
            throw new InvalidInput("Kyodo-On-Behalf-Of", Wording.NONE.of(), Wording.BEHALF_OF.of(channel));
        }
        if (!brought && onBehalfOf.isPresent()) {
            throw new InvalidInput(
                    "Kyodo-Channel",
                    channel,
                    Wording.CHANNEL_FOR.of(
                            List.of(Channel.COUNTER, Channel.PAPER, Channel.TELEPHONE), onBehalfOf.get()));
        }
    }

    /** Of a department that no reorganisation has touched, or of none. */
    public Actor(
            AccountRef account,
            Set<Role> roles,
            Optional<DepartmentCode> department,
            Channel channel,
            Optional<String> onBehalfOf) {
        this(account, roles, department, channel, onBehalfOf, Set.of());
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether this is staff of the department, or of one that it has become one with. */
    public boolean isStaffOf(DepartmentCode code) {
        return departments().contains(code);
    }

    /** The departments that staff answer for: their own and those that are one with it; of nobody else any. */
    public Set<DepartmentCode> departments() {
        return is(Role.STAFF)
                ? Stream.concat(department.stream(), alsoOf.stream()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Whether whoever sees a record may read such an event of it: those for departments and within are for the town hall. */
    public boolean reads(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC, PARTIES -> true;
            case DEPARTMENT, INTERNAL -> isOfTheTownHall();
        };
    }

    /** Whether they work in the town hall or check what is done there 職員・会計・監査. */
    public boolean isOfTheTownHall() {
        return is(Role.STAFF) || is(Role.TREASURER) || is(Role.AUDITOR);
    }

    /** Whether this is entered for somebody else 代理入力: what came over the counter, on paper or by telephone. */
    public boolean entersForOthers() {
        return onBehalfOf.isPresent();
    }

    /** The same who enters for this party. */
    public Actor enteringFor(String party) {
        return new Actor(account, roles, department, channel, Optional.of(party));
    }

    /** Whether this is entered for the group: its id is named, or its account. */
    public boolean entersFor(GroupId group, Optional<AccountRef> account) {
        return onBehalfOf
                .filter(named -> named.equals(group.toString())
                        || account.filter(own -> own.value().equals(named)).isPresent())
                .isPresent();
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
