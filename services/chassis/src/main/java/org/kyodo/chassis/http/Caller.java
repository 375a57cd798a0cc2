package org.kyodo.chassis.http;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.receipt.Content;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * Who calls, as a controller's parameter: read from the token and the headers, so that no controller reads either.
 *
 * <p>Headers: {@code If-Match: "<revision>"}, {@code Idempotency-Key}, {@code X-Correlation-Id} (a UUID), {@code
 * traceparent}; for staff who enter for somebody {@code Kyodo-Channel} (COUNTER, PAPER, TELEPHONE) and {@code
 * Kyodo-On-Behalf-Of}.
 *
 * @param ids makes the id of what is created; where a key is taken for it, what it is given decides before
 * @param content the body, as soon as it is read
 */
public record Caller(
        MunicipalityCode municipality,
        Actor actor,
        OptionalLong ifMatch,
        Optional<Request.Key> idempotencyKey,
        UUID correlationId,
        Optional<String> traceparent,
        Function<Consumer<UUID>, UUID> ids,
        Supplier<Optional<Content>> content) {
    /** In {@code Kyodo-On-Behalf-Of}: for a party that begins with this command, such as a group that registers on paper. */
    public static final String NEW_PARTY = "new";

    /**
     * The id for what a command creates; at a repeat with the same {@code Idempotency-Key} the same again.
     *
     * @throws Declined when nothing comes of the command: then no key is claimed either
     */
    public <C> UUID newId(Aggregate<C, ?, ?> aggregate, C command) {
        return ids.apply(id -> aggregate
                .against(id.toString(), command, creating(id).request())
                .ifPresent(outcome -> {
                    throw new Declined(outcome);
                }));
    }

    /**
     * Who creates what has this id: whoever enters for somebody {@value #NEW_PARTY}, who is not known before, enters for what is
     * created.
     */
    public Caller creating(UUID id) {
        return actor.onBehalfOf().filter(NEW_PARTY::equals).isEmpty()
                ? this
                : new Caller(
                        municipality,
                        actor.enteringFor(id.toString()),
                        ifMatch,
                        idempotencyKey,
                        correlationId,
                        traceparent,
                        ids,
                        content);
    }

    /** The request that goes with a command. */
    public Request request() {
        return new Request(
                municipality,
                actor,
                ifMatch,
                idempotencyKey,
                correlationId,
                Ids.next(),
                traceparent,
                Optional.empty(),
                content.get());
    }
}
