package org.kyodo.contracts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The topics, and which service tells and hears what on them. This is the one table that the services' subscriptions, the
 * brokers' access lists and the documents are made from.
 */
public final class Topics {
    /** The public stream 公開ストリーム: redacted copies of what all services tell in public. */
    public static final String PUBLIC = "kyodo.public.events";

    /** Every service with its topics. */
    public static final List<Use> OF_SERVICES = List.of(
            // A group with an open application keeps its personal data, and a department with an open matter is not
            // closed. Its own too: the officers of a department that is merged move to the other one.
            use("registry", "evaluation", "grant", "proposal", "registry"),
            // Its own too: an adoption leads to the draft of an agreement. That an evaluation is planned is a key point
            // of one. A subsidised project waits for its award.
            use("proposal", "registry", "proposal", "evaluation", "grant"),
            use("grant", "registry", "proposal"),
            use("evaluation", "registry", "proposal"),
            new Use(
                    "notification",
                    List.of(EventCatalogue.topicOf("notification"), PUBLIC),
                    Stream.of("registry", "proposal", "grant", "evaluation", "notification")
                            .map(EventCatalogue::topicOf)
                            .toList()));

    private Topics() {}

    /**
     * What a service does with topics. It may read its own as well, to bring a restored database forward.
     *
     * @param tells topics that it alone writes, its own first
     * @param hears topics that its inbox listens to
     */
    public record Use(String service, List<String> tells, List<String> hears) {}

    /** What a service does with topics; empty where it is none of ours. */
    public static Optional<Use> of(String service) {
        return OF_SERVICES.stream().filter(use -> use.service().equals(service)).findFirst();
    }

    /** Whether a topic is the one of this name, or the same with a prefix, where several installations share a cluster. */
    static boolean is(String topic, String name) {
        return topic.equals(name) || topic.endsWith("." + name);
    }

    private static Use use(String service, String... hears) {
        return new Use(
                service,
                List.of(EventCatalogue.topicOf(service)),
                Stream.of(hears).map(EventCatalogue::topicOf).toList());
    }
}
