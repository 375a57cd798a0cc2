package org.kyodo.chassis.decide;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kyodo.contracts.value.ActorType;

/** What an account may be 役割; the names by which tokens tell it stand in the claim {@code roles}. */
public enum Role {
    /** 市民. */
    RESIDENT(ActorType.RESIDENT),
    /** 団体. */
    GROUP(ActorType.GROUP),
    /** 職員, with a department. */
    STAFF(ActorType.STAFF),
    /** 市民活動支援センター等の職員: staff of a support centre, which citizens or an NPO may run. */
    DESK(ActorType.DESK),
    /** 審査員. */
    REVIEWER(ActorType.REVIEWER),
    /** 会計. */
    TREASURER(ActorType.TREASURER),
    /** 監査. */
    AUDITOR(ActorType.AUDITOR),
    /** 運用者, of one municipality. */
    OPERATOR(ActorType.OPERATOR),
    /** 基盤運用者, of the whole installation. */
    PLATFORM_OPERATOR(ActorType.OPERATOR),
    /** Kyodo itself; never in a token. */
    PLATFORM(ActorType.PLATFORM);

    static final List<Role> BY_POWER =
            List.of(PLATFORM, STAFF, DESK, TREASURER, REVIEWER, GROUP, AUDITOR, PLATFORM_OPERATOR, OPERATOR, RESIDENT);

    private static final Map<String, Role> BY_CLAIM = Arrays.stream(values())
            .filter(role -> role != PLATFORM)
            .collect(Collectors.toUnmodifiableMap(Role::claim, Function.identity()));

    private final ActorType actorType;

    Role(ActorType actorType) {
        this.actorType = actorType;
    }

    ActorType actorType() {
        return actorType;
    }

    /** As tokens say it: {@code platform-operator}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The roles of an account.
     *
     * @param claims as its token says them
     * @throws IllegalArgumentException when one is not known or there is none
     */
    public static Set<Role> of(List<String> claims) {
        if (claims == null || claims.isEmpty() || !BY_CLAIM.keySet().containsAll(claims)) {
            throw new IllegalArgumentException("roles (expected: at least one, each of " + BY_CLAIM.keySet() + ")");
        }
        return Collections.unmodifiableSet(
                claims.stream().map(BY_CLAIM::get).collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class))));
    }
}
