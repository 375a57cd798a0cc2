package org.kyodo.kit;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;

/**
 * Holds every command that a service sends to MongoDB, with its options and operators, against the committed list
 * {@code stable-api-v1.txt}. So code that is tried on the embedded server stays true to MongoDB, which is strict.
 */
public final class StableApiListener implements CommandListener {
    private static final StableApiListener OF_ALL_SERVICE_TESTS = new StableApiListener();
    private static final Map<String, Set<String>> LIST = list();

    private final ConcurrentLinkedQueue<String> outside = new ConcurrentLinkedQueue<>();

    /** The one that listens to all services under {@link ServiceTest} in this JVM. */
    static StableApiListener ofAllServiceTests() {
        return OF_ALL_SERVICE_TESTS;
    }

    /** What was sent that is not on the list, since the last time it was asked. */
    public List<String> outside() {
        List<String> found = List.copyOf(outside);
        found.forEach(outside::remove);
        return found;
    }

    @Override
    public void commandStarted(CommandStartedEvent event) {
        new Look(event.getCommandName(), event.getCommand()).look();
    }

    /** One look at one command. */
    private final class Look {
        private final String name;
        private final BsonDocument command;

        Look(String name, BsonDocument command) {
            this.name = name;
            this.command = command;
        }

        void look() {
            if (!LIST.containsKey(name)) {
                report("the command " + name);
                return;
            }
            command.keySet().stream()
                    .filter(option -> !option.equals(name))
                    .filter(option -> !LIST.get("any").contains(option))
                    .filter(option -> !LIST.get(name).contains(option))
                    .forEach(option -> report("the option " + option));
            switch (name) {
                case "find" -> {
                    operators("filter", command.get("filter"), "query");
                    operators("projection", command.get("projection"), "query");
                }
                case "count" -> operators("query", command.get("query"), "query");
                case "delete" -> parts("deletes", delete -> operators("q", delete.get("q"), "query"));
                case "insert" -> parts("documents", false, document -> operators("documents", document, "none"));
                case "update" ->
                    parts("updates", update -> {
                        operators("q", update.get("q"), "query");
                        modification(update.get("u"));
                    });
                case "findAndModify" -> {
                    operators("query", command.get("query"), "query");
                    modification(command.get("update"));
                }
                case "createIndexes" ->
                    parts(
                            "indexes",
                            index -> operators(
                                    "partialFilterExpression", index.get("partialFilterExpression"), "query"));
                case "aggregate" -> pipeline(command.get("pipeline"));
                default -> {}
            }
        }

        private void parts(String option, java.util.function.Consumer<BsonDocument> each) {
            parts(option, true, each);
        }

        private void parts(String option, boolean listed, java.util.function.Consumer<BsonDocument> each) {
            command.getArray(option).forEach(value -> {
                BsonDocument part = value.asDocument();
                if (listed) {
                    part.keySet().stream()
                            .filter(key -> !LIST.get(name + "." + option).contains(key))
                            .forEach(key -> report("the option " + option + "." + key));
                }
                each.accept(part);
            });
        }

        /** Every key that begins with a dollar, however deep, is one of the kind. */
        private void operators(String where, BsonValue value, String kind) {
            walk(value, (key, inner) -> {
                if (key.startsWith("$") && !LIST.getOrDefault(kind, Set.of()).contains(key)) {
                    report("the operator " + key + " in " + where);
                }
            });
        }

        private void modification(BsonValue update) {
            if (update == null) {
                return;
            }
            if (!update.isDocument()) {
                report("an update by a pipeline");
                return;
            }
            update.asDocument().forEach((operator, content) -> {
                if (!LIST.get("modification").contains(operator)) {
                    report(operator.startsWith("$") ? "the operator " + operator : "the replacement of a document");
                }
                operators(
                        operator,
                        content,
                        switch (operator) {
                            case "$pull" -> "query";
                            case "$push", "$addToSet" -> "push";
                            default -> "none";
                        });
            });
        }

        private void pipeline(BsonValue pipeline) {
            pipeline.asArray().forEach(value -> value.asDocument().forEach((stage, content) -> {
                if (!LIST.get("stage").contains(stage)) {
                    report("the stage " + stage);
                }
                switch (stage) {
                    case "$match" -> operators(stage, content, "query");
                    case "$facet" -> content.asDocument().values().forEach(this::pipeline);
                    case "$lookup" -> {
                        if (content.asDocument().containsKey("pipeline")) {
                            pipeline(content.asDocument().get("pipeline"));
                        }
                    }
                    default -> operators(stage, content, "expression");
                }
            }));
        }

        private void report(String what) {
            outside.add(what + " is not on the list of Stable API 1: " + command.toJson());
        }
    }

    private static void walk(BsonValue value, BiConsumer<String, BsonValue> visitor) {
        if (value == null) {
            return;
        }
        if (value.isDocument()) {
            value.asDocument().forEach((key, inner) -> {
                visitor.accept(key, inner);
                walk(inner, visitor);
            });
        } else if (value.isArray()) {
            value.asArray().forEach(element -> walk(element, visitor));
        }
    }

    private static Map<String, Set<String>> list() {
        try (InputStream file = StableApiListener.class.getResourceAsStream("stable-api-v1.txt")) {
            Map<String, Set<String>> list = new HashMap<>();
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> list.put(
                            line.substring(0, line.indexOf(':')),
                            Set.of(line.substring(line.indexOf(':') + 1).strip().split(" +"))));
            return list;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
