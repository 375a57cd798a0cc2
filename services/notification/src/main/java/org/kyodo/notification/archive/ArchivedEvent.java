package org.kyodo.notification.archive;

import java.time.Instant;
import java.util.UUID;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Visibility;

/**
 * An event as it is kept: whole, once, and with what was known of its subject after it.
 *
 * @param type its name on the wire, version included
 * @param subject what it happened to; also names its stream
 * @param cloudEvent the whole of it as CloudEvents 1.0 structured JSON; a receiver gets these very bytes at each attempt
 */
public record ArchivedEvent(
        UUID id,
        MunicipalityCode municipality,
        String type,
        String subject,
        long sequence,
        Instant time,
        Visibility visibility,
        SubjectFacts facts,
        String cloudEvent) {
    /** The name without the version, by which it is subscribed to. */
    public String name() {
        return EventCatalogue.nameOf(type);
    }
}
