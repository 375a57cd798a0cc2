package org.kyodo.chassis.aggregate;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.receipt.Content;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * What comes with a command besides its content.
 *
 * @param ifMatch the revision it must meet
 * @param idempotencyKey under which a repeat is answered as the first time
 * @param causationId the command's own id, or the id of the event that led to it
 * @param source the stream and the place in it, when an event led to it
 * @param content its body as it was sent, where it came with one
 */
public record Request(
        MunicipalityCode municipality,
        Actor actor,
        OptionalLong ifMatch,
        Optional<Key> idempotencyKey,
        UUID correlationId,
        UUID causationId,
        Optional<String> traceparent,
        Optional<Source> source,
        Optional<Content> content) {
    /** Without a body. */
    public Request(
            MunicipalityCode municipality,
            Actor actor,
            OptionalLong ifMatch,
            Optional<Key> idempotencyKey,
            UUID correlationId,
            UUID causationId,
            Optional<String> traceparent,
            Optional<Source> source) {
        this(
                municipality,
                actor,
                ifMatch,
                idempotencyKey,
                correlationId,
                causationId,
                traceparent,
                source,
                Optional.empty());
    }

    /**
     * An idempotency key as it was sent.
     *
     * @param operation method and path it was sent to; at another one the same key is another key
     */
    public record Key(String operation, String value) {
        /**
         * By what it is kept: two accounts that count their keys from one must not answer for each other, nor one that has
         * moved to another department for what it did in the first.
         */
        String of(Actor actor) {
            String department = actor.department().map(DepartmentCode::value).orElse("");
            return Sha256.hex(String.join("\n", actor.account().value(), department, operation, value));
        }
    }

    /**
     * One event of a foreign stream: {@code proposal/<id>}, 7.
     *
     * @param previousId the event before it; only the first has none
     */
    public record Source(String stream, long sequence, UUID id, Optional<UUID> previousId) {
        public static Source of(Envelope event) {
            return new Source(
                    event.subject(), event.sequence(), event.id(), event.place().previousId());
        }
    }

    /** By the platform itself, as a deadline passes. */
    public static Request ofPlatform(MunicipalityCode municipality) {
        UUID id = Ids.next();
        return new Request(
                municipality,
                Actor.PLATFORM,
                OptionalLong.empty(),
                Optional.empty(),
                id,
                id,
                Optional.empty(),
                Optional.empty());
    }

    /** The same, only where it still has this revision. */
    public Request meeting(long revision) {
        return new Request(
                municipality,
                actor,
                OptionalLong.of(revision),
                idempotencyKey,
                correlationId,
                causationId,
                traceparent,
                source,
                content);
    }

    /** By the platform itself, because of an event: it continues the event's correlation. */
    public static Request because(Envelope cause) {
        return new Request(
                cause.municipality(),
                Actor.PLATFORM,
                OptionalLong.empty(),
                Optional.empty(),
                cause.cause().correlationId(),
                cause.id(),
                cause.cause().traceparent(),
                Optional.of(Source.of(cause)));
    }
}
