package org.kyodo.notification.publication;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.PersonRef;
import tools.jackson.databind.node.ObjectNode;

/**
 * What of an event everyone may read 墨消し: all of its content but references to accounts and persons, which are opaque and
 * still say who did two things. The schemas hold for the copy as for the event.
 */
final class Redaction {
    /** Stands in the place of a reference. */
    static final String HIDDEN = "redacted";

    private static final Set<Class<?>> REFERENCES = Set.of(AccountRef.class, PersonRef.class);

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
        ObjectNode data = Json.TOLERANT.valueToTree(event);
        Stream.of(event.getClass().getRecordComponents())
                .filter(component -> !data.path(component.getName()).isNull())
                .filter(component -> isReference(component.getGenericType()))
                .map(RecordComponent::getName)
                .forEach(name -> data.put(name, HIDDEN));
        return Json.TOLERANT.writeValueAsString(data);
    }

    /** A reference, or an optional one. */
    private static boolean isReference(Type type) {
        return switch (type) {
            case Class<?> plain -> REFERENCES.contains(plain);
            case ParameterizedType holder ->
                Stream.of(holder.getActualTypeArguments()).anyMatch(Redaction::isReference);
            case Type _ -> false;
        };
    }
}
