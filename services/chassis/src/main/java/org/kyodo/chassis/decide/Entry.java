package org.kyodo.chassis.decide;

import java.time.Instant;
import org.kyodo.contracts.Envelope;

/**
 * How an event came about.
 *
 * @param author who gave the command, and for whom 代理入力
 */
public record Entry(Instant at, Envelope.Author author) {
    /** Whether the actor gave that command. The platform is no person. */
    public boolean isBy(Actor actor) {
        return !actor.is(Role.PLATFORM) && author.ref().equals(actor.account().value());
    }
}
