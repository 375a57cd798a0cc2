package org.kyodo.chassis.decide;

import java.time.Instant;
import java.util.UUID;
import org.kyodo.contracts.Envelope;

/**
 * How an event came about.
 *
 * @param event its id
 * @param what its name: {@code ProposalSubmitted}
 * @param author who gave the command, and for whom 代理入力
 */
public record Entry(UUID event, String what, Instant at, Envelope.Author author) {
    /** Whether the actor gave that command. The platform is no person. */
    public boolean isBy(Actor actor) {
        return !actor.is(Role.PLATFORM) && author.ref().equals(actor.account().value());
    }
}
