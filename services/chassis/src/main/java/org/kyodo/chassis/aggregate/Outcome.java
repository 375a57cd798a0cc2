package org.kyodo.chassis.aggregate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.value.Receipt;

/** What became of a command. */
public sealed interface Outcome {
    /**
     * It is done, or had been done before.
     *
     * @param revision the revision that it led to
     * @param facts what happened, with the hash by which anyone can check it later; empty for a repeat without a key
     * @param before whether it had been done before; what is shown once, was shown then
     */
    record Done(String id, long revision, List<Fact> facts, boolean before) implements Outcome {}

    /**
     * What a {@link org.kyodo.chassis.database.DryRun} of it led to: nothing is done.
     *
     * @param stage after it
     * @param events what would happen; none for a repeat
     * @param actor who asked
     */
    record WouldDo(String stage, List<DomainEvent> events, Actor actor) implements Outcome {
        public WouldDo {
            events = List.copyOf(events);
        }
    }

    /**
     * An event as a receipt names it 受付票.
     *
     * @param hash SHA-256 of its content as on the topic, in hex
     * @param receipt of what was handed in by it 受領証, where it tells one
     */
    record Fact(
            UUID id,
            String type,
            long sequence,
            String hash,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Receipt> receipt) {}

    /** The rules say no. */
    record Refused(Refusal refusal, String field, Object given, Object expected) implements Outcome {}

    /** The role may not give this command at all. */
    record NotAllowed(String command) implements Outcome {}

    /**
     * Nothing is known to the caller under this id.
     *
     * @param withheld whether there is something; the caller is not told, the security log is
     */
    record NotFound(String aggregate, String id, boolean withheld) implements Outcome {}

    /** {@code If-Match} names another revision than the present one. */
    record Stale(long given, long current) implements Outcome {}

    /** The key was used before with another content. */
    record KeyReused(String key) implements Outcome {}

    /** Too many events wait to be sent: the broker is away. */
    record Overloaded() implements Outcome {}

    /** Its document would become larger than is good for it. */
    record TooLarge(long bytes, long limit) implements Outcome {}

    /** The race for the aggregate was lost too often. */
    record Busy() implements Outcome {}
}
