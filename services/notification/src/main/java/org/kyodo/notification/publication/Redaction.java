package org.kyodo.notification.publication;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.PersonRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * What of an event everyone may read 墨消し: all of its content but references to accounts and persons, which are opaque and
 * still say who did two things. The schemas hold for the copy as for the event.
 */
final class Redaction {
    /** Stands in the place of a reference. */
    static final String HIDDEN = "redacted";

    /** Writes each reference as hidden, however deep in the event it stands. */
    private static final JsonMapper HIDING = Json.builder(false)
            .addModule(new SimpleModule("kyodo-redaction")
                    .addSerializer(new Hidden(AccountRef.class))
                    .addSerializer(new Hidden(PersonRef.class)))
            .build();

    private Redaction() {}

    /**
     * The headers of the copy.
     *
     * @param sequence its place in the public stream of its subject
     * @param previousId the id of the copy before it there
     */
    static Map<String, String> headers(Envelope envelope, long sequence, Optional<UUID> previousId) {
        Map<String, String> headers = new LinkedHashMap<>(envelope.toHeaders());
        headers.put("ce_sequence", Long.toString(sequence));
        headers.remove("ce_previousid");
        previousId.ifPresent(id -> headers.put("ce_previousid", id.toString()));
        headers.put("ce_actorref", HIDDEN);
        headers.remove("ce_onbehalfof");
        headers.remove("traceparent");
        return headers;
    }

    /** The content of the copy, as JSON. */
    static String data(DomainEvent event) {
        return HIDING.writeValueAsString(event);
    }

    private static final class Hidden extends StdSerializer<Object> {
        Hidden(Class<?> reference) {
            super(reference);
        }

        @Override
        public void serialize(Object reference, JsonGenerator json, SerializationContext context) {
            json.writeString(HIDDEN);
        }
    }
}
