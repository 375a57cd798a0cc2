package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.bson.Document;
import org.kyodo.kit.Platform.Answer;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/**
 * Runs each command of a service dry 試行 before a test gives it for the first time outside of a race: it must foretell what then happens, and
 * leave whatever can be taken – numbers, claims, places, keys – as it was.
 */
final class RunDryFirst {
    private static final int ATTEMPTS = 5;
    private static final List<String> TAKEN = List.of(
            "claims",
            "codeTries",
            "drafts",
            "keys",
            "numbers",
            "numberSeries",
            "places",
            "sealingKeys",
            "slots",
            "uploads");
    private static final Set<String> SHOWN = ConcurrentHashMap.newKeySet();

    private final MongoOperations mongo;

    RunDryFirst(MongoOperations mongo) {
        this.mongo = mongo;
    }

    /** Whether some test of this run has seen it foretell what happened. */
    static boolean wasShown(String operation) {
        return SHOWN.contains(operation);
    }

    /** @param operation that takes a dry run @param dry the request as a dry run @param real the same carried out */
    Answer of(String operation, Supplier<Answer> dry, Supplier<Answer> real) {
        // Of what races, the others take something meanwhile, and what comes of one depends on them.
        if (SHOWN.contains(operation) || Race.isOn()) {
            return real.get();
        }
        Answer foretold = unchanged(operation, dry);
        Answer done = real.get();
        if (done.status() < 300) {
            assertThat(foretold.status())
                    .as("dry run of %s: %s", operation, foretold.body())
                    .isEqualTo(200);
            assertThat(foretold.body().path("dryRun").asBoolean()).isTrue();
            assertThat(foretold.header("ETag")).isNull();
            assertThat(types(foretold)).as("events foretold of %s", operation).isEqualTo(types(done));
            SHOWN.add(operation);
        }
        return done;
    }

    /** What goes on beside it may change something too, but not each time. */
    private Answer unchanged(String operation, Supplier<Answer> dry) {
        for (int attempt = 1; ; attempt++) {
            Map<String, List<Document>> before = taken();
            Answer answer = dry.get();
            Map<String, List<Document>> after = taken();
            if (attempt == ATTEMPTS) {
                assertThat(after)
                        .as("what is taken after a dry run of %s", operation)
                        .isEqualTo(before);
            }
            if (after.equals(before)) {
                return answer;
            }
        }
    }

    private Map<String, List<Document>> taken() {
        Map<String, List<Document>> taken = new TreeMap<>();
        TAKEN.forEach(name -> taken.put(
                name,
                mongo.getCollection(name).find().sort(new Document("_id", 1)).into(new ArrayList<>())));
        return taken;
    }

    private static List<String> types(Answer answer) {
        List<String> types = new ArrayList<>();
        Optional.of(answer.body().path("events"))
                .filter(JsonNode::isArray)
                .ifPresent(events ->
                        events.forEach(event -> types.add(event.path("type").asString())));
        return types;
    }
}
