package org.kyodo.notification.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.PublicCopy;

/** The copy of a public event as it goes on the public stream 墨消し: what everyone may read of it, and nothing of who did it. */
final class Redaction {
    private Redaction() {}

    /**
     * The headers of the copy.
     *
     * @param sequence its place in the public stream of its subject
     * @param previousId the id of the copy before it there
     */
    static Map<String, String> headers(Envelope envelope, long sequence, Optional<UUID> previousId) {
        Map<String, String> headers = new LinkedHashMap<>(envelope.toHeaders());
        headers.put("ce_dataschema", Envelope.dataSchemaOfCopy(envelope.type()));
        headers.put("ce_sequence", Long.toString(sequence));
        headers.remove("ce_previousid");
        previousId.ifPresent(id -> headers.put("ce_previousid", id.toString()));
        headers.put("ce_actorref", PublicCopy.HIDDEN);
        headers.remove("ce_onbehalfof");
        headers.remove("traceparent");
        return headers;
    }

    /** The content of the copy, as JSON. */
    static String data(DomainEvent event) {
        return Json.TOLERANT.writeValueAsString(PublicCopy.of(event));
    }
}
