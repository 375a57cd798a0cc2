package org.kyodo.chassis.erasure;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;

/**
 * That all is erased that is held of a person with an account 本人の情報の消去.
 *
 * @param until what was given later stays
 * @param event that tells it; an id made later is of something that was begun later
 * @param correlationId of what led to that event
 */
public record AccountErasure(
        MunicipalityCode municipality, AccountRef account, Instant until, UUID event, UUID correlationId) {
    /** Whether what has this id was begun before: ids are in the order of time. */
    public boolean isAfter(String id) {
        return id.compareTo(event.toString()) < 0;
    }

    /** With which records are told to erase: by the platform, because of the event. */
    public Request request() {
        return new Request(
                municipality,
                Actor.PLATFORM,
                OptionalLong.empty(),
                Optional.empty(),
                correlationId,
                event,
                Optional.empty(),
                Optional.empty());
    }
}
