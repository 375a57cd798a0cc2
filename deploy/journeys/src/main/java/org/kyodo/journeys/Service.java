package org.kyodo.journeys;

import java.util.List;
import java.util.Locale;
import org.kyodo.contracts.EventCatalogue;

/** The five services, as a caller knows them: by name and topic. */
public enum Service {
    REGISTRY,
    PROPOSAL,
    GRANT,
    EVALUATION,
    NOTIFICATION;

    static final List<Service> ALL = List.of(values());

    /** As topics and addresses call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where it tells what happened, in full. */
    public String topic() {
        return EventCatalogue.topicOf(id());
    }
}
