package org.kyodo.notification.publication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.value.Id;
import org.kyodo.contracts.value.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the content of events as their records say it, at random; not all of it is what services would tell. */
final class GeneratedEvents {
    /** Begins each reference to an account or a person. */
    static final String REFERENCE = "kyodo-reference-";

    private static final List<String> TEXTS = List.of(
            "県道の通年規制は協議が整わない。",
            "\"},\"secret\":{\"text\":\"",
            "<script>alert(1)</script>",
            "line\none\r\n\ttwo",
            "𠮷野家の髙﨑さん 👩‍👩‍👧",
            "\u202Eright to left\u202C",
            "${jndi:ldap://x}/../%00",
            "=cmd|' /C calc'!A0",
            "長".repeat(300));

    private static final long VERSION_7 = 0x01981f2e_7c00_7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Random random;

    /** What the samples have of each value type, and of texts that follow a pattern. */
    private final Map<Object, List<JsonNode>> seen = new HashMap<>();

    GeneratedEvents(Random random) {
        this.random = random;
        GoldenSamples.all().forEach(sample -> EventCatalogue.byType(sample.type())
                .ifPresent(entry -> look(Shape.of(entry.event()), sample.data())));
    }

    JsonNode of(EventCatalogue.Entry entry) {
        return object(Shape.of(entry.event()));
    }

    private void look(Shape shape, JsonNode sample) {
        switch (shape) {
            case Shape.Maybe(Shape of) -> look(of, sample);
            case Shape.Many many -> sample.forEach(each -> look(many.of(), each));
            case Shape.Mapped mapped -> sample.forEach(each -> look(mapped.of(), each));
            case Shape.Parts parts -> {
                if (sample.isObject()) {
                    seen.computeIfAbsent(parts.type(), _ -> new ArrayList<>()).add(sample);
                    parts.parts().forEach(part -> look(part.shape(), sample.path(part.name())));
                }
            }
            case Shape.One one -> {
                if (!sample.isNull() && !sample.isMissingNode()) {
                    seen.computeIfAbsent(kind(one), _ -> new ArrayList<>()).add(sample);
                }
            }
        }
    }

    private static Object kind(Shape.One one) {
        return one.bounds().pattern().<Object>map(pattern -> pattern).orElse(one.type());
    }

    private JsonNode value(Shape shape) {
        return switch (shape) {
            case Shape.Maybe(Shape of) -> random.nextInt(3) == 0 ? NullNode.getInstance() : value(of);
            case Shape.Many many -> {
                ArrayNode list = Json.TOLERANT.createArrayNode();
                int size = Math.max(many.bounds().shortest(), random.nextInt(3));
                for (int i = 0; i < size; i++) {
                    list.add(value(many.of()));
                }
                yield list;
            }
            case Shape.Mapped mapped ->
                Json.TOLERANT.createObjectNode().set("軸" + random.nextInt(9), value(mapped.of()));
            // A sample now and then: what belongs together seldom fits by chance.
            case Shape.Parts parts -> random.nextInt(3) > 0 ? object(parts) : sample(parts.type());
            case Shape.One one -> one(one);
        };
    }

    private JsonNode object(Shape.Parts parts) {
        ObjectNode object = Json.TOLERANT.createObjectNode();
        parts.parts().stream()
                .filter(part -> !(part.shape() instanceof Shape.Maybe) || random.nextInt(4) > 0)
                .forEach(part -> object.set(part.name(), value(part.shape())));
        if (random.nextInt(20) == 0) {
            object.put("addedLater", TEXTS.get(random.nextInt(TEXTS.size())));
        }
        return object;
    }

    private JsonNode sample(Object kind) {
        List<JsonNode> known = seen.get(kind);
        if (known == null) {
            throw new IllegalStateException(kind + " (expected: one in a golden sample)");
        }
        return known.get(random.nextInt(known.size()));
    }

    private JsonNode one(Shape.One one) {
        Class<?> type = one.type();
        if (PublicCopy.hides(one)) {
            return text(REFERENCE + random.nextInt(1_000));
        }
        if (type.isEnum()) {
            List<String> codes = one.codes();
            return text(random.nextInt(500) == 0 ? "ADDED_LATER" : codes.get(random.nextInt(codes.size())));
        }
        if (type == String.class && one.bounds().pattern().isEmpty()) {
            return text(TEXTS.get(random.nextInt(TEXTS.size())));
        }
        if (type == UUID.class || Id.class.isAssignableFrom(type)) {
            return text(new UUID(VERSION_7 | random.nextInt(0x1000), VARIANT | random.nextLong() >>> 2).toString());
        }
        if (type == boolean.class || type == Boolean.class) {
            return Json.TOLERANT.valueToTree(random.nextBoolean());
        }
        if (type == LocalDate.class) {
            return text(LocalDate.ofEpochDay(20_000 + random.nextInt(2_000)).toString());
        }
        if (type == Instant.class) {
            return text(Instant.ofEpochSecond(1_780_000_000L + random.nextInt(100_000_000))
                    .toString());
        }
        if (type == BigDecimal.class) {
            return Json.TOLERANT.valueToTree(BigDecimal.valueOf(random.nextInt(10_000), 2));
        }
        return sample(kind(one));
    }

    private static JsonNode text(String text) {
        return Json.TOLERANT.valueToTree(text);
    }
}
