package org.kyodo.contracts.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.WireForms;

/** Makes {@code docs/events.md}: every event, what it means and what it holds, for whoever reads the topics. */
final class EventsPage {
    private final StringBuilder page = new StringBuilder();

    private EventsPage() {}

    static String markdown() {
        return new EventsPage().write();
    }

    private String write() {
        line("<!-- Made from shared-contracts; to make it anew: %s -->", Generated.ACCEPT);
        line("# Events 出来事");
        line("");
        line(
                "Everything the services of Kyodo tell, by topic and aggregate. A record is a CloudEvent 1.0 in Kafka's binary"
                        + " mode; its key is the id of the aggregate, which is also the first field. Each event has a JSON Schema under"
                        + " `shared-contracts/src/main/resources/schemas`, the copy of a public one on `kyodo.public.events`"
                        + " another under `…/schemas/public`, and a golden sample under `…/golden`; the headers are"
                        + " described in [asyncapi.yaml](asyncapi.yaml). A field marked `?` may be missing or null. Pass over fields"
                        + " you do not know: an event may gain optional ones. Every list of constants, and the list of stages of"
                        + " an aggregate, is open: take one you do not know for unknown.");
        line("");
        line("Visibility, from the widest to the narrowest:");
        line("");
        Arrays.stream(Visibility.values())
                .forEach(visibility -> line(
                        "- `%s`: %s",
                        visibility,
                        SourceDocs.of(Visibility.class, visibility.name()).orElseThrow()));
        Map<Class<?>, List<EventCatalogue.Entry>> byAggregate = EventCatalogue.all().stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.event().getInterfaces()[0], java.util.LinkedHashMap::new, Collectors.toList()));
        String topic = "";
        for (Class<?> aggregate : EventCatalogue.AGGREGATES) {
            List<EventCatalogue.Entry> entries = byAggregate.get(aggregate);
            EventCatalogue.Entry first = entries.getFirst();
            if (!first.topic().equals(topic)) {
                topic = first.topic();
                line("");
                line("## `%s`", topic);
            }
            line("");
            line("### %s", first.aggregate());
            line("");
            line("%s", SourceDocs.of(aggregate).orElseThrow());
            line("");
            line("Stages: %s.", stages(first));
            line("");
            line("| event | visibility | meaning | fields |");
            line("|---|---|---|---|");
            entries.forEach(this::row);
        }
        records();
        enums();
        return page.toString();
    }

    private static String stages(EventCatalogue.Entry entry) {
        return EventCatalogue.stagesOf(entry.event()).stream()
                .map("`%s`"::formatted)
                .collect(Collectors.joining(", "));
    }

    private void row(EventCatalogue.Entry entry) {
        line(
                "| `%s` | %s | %s%s%s | %s |",
                entry.type(),
                entry.visibility(),
                cell(SourceDocs.of(entry.event()).orElseThrow()),
                AsyncApi.toldOrNot(entry),
                notForEverybody(entry),
                fields(entry.event()));
    }

    /** What the public copy of it leaves out. */
    private static String notForEverybody(EventCatalogue.Entry entry) {
        if (entry.visibility() != Visibility.PUBLIC) {
            return "";
        }
        List<String> left = leftOut(Shape.of(entry.event()), "").toList();
        return left.isEmpty()
                ? ""
                : left.stream()
                        .map("`%s`"::formatted)
                        .collect(Collectors.joining(", ", " Not in the public copy: ", "."));
    }

    private static Stream<String> leftOut(Shape shape, String path) {
        return switch (shape) {
            case Shape.Maybe(Shape of) -> leftOut(of, path);
            case Shape.Many many -> leftOut(many.of(), path + "[]");
            case Shape.Mapped mapped -> leftOut(mapped.of(), path + ".*");
            case Shape.Parts parts ->
                parts.parts().stream().flatMap(part -> {
                    String name = path.isEmpty() ? part.name() : path + "." + part.name();
                    return PublicCopy.has(parts, part) ? leftOut(part.shape(), name) : Stream.of(name);
                });
            case Shape.One _ -> Stream.empty();
        };
    }

    private void records() {
        line("");
        line("## Records in events");
        line("");
        line("| record | meaning | fields |");
        line("|---|---|---|");
        published(EventShape::isNested)
                .forEach(type -> line(
                        "| `%s` | %s | %s |",
                        type.getSimpleName(), cell(SourceDocs.of(type).orElse("")), fields(type)));
        line("");
        line("## Value types");
        line("");
        line("| type | in JSON | meaning |");
        line("|---|---|---|");
        published(Shape::isValueType)
                .forEach(type -> line(
                        "| `%s` | `%s` | %s |",
                        type.getSimpleName(),
                        cell(WireForms.of(type).orElseThrow().toString()),
                        cell(SourceDocs.of(type).orElse(""))));
    }

    private void enums() {
        line("");
        line("## Lists of constants");
        line("");
        line(
                "Each list is open (`x-extensible-enum` in the schemas): a later release may add constants, and none is ever"
                        + " taken away. `shared-contracts/src/main/resources/golden/unknown` has a record with an unknown"
                        + " constant of each list, for the tests of readers.");
        published(Class::isEnum).forEach(type -> {
            line("");
            line("### %s", type.getSimpleName());
            line("");
            line("%s", SourceDocs.of(type).orElseThrow());
            line("");
            Arrays.stream(type.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name())
                    .forEach(name -> line(
                            "- `%s`: %s",
                            name, SourceDocs.of(type, name).orElseThrow().replaceAll("\\.$", "")));
        });
    }

    private static List<Class<?>> published(Predicate<Class<?>> kind) {
        return EventCatalogue.all().stream()
                .flatMap(entry -> EventShape.parts(entry.event()).stream())
                .<Class<?>>map(EventShape.Part::type)
                .filter(kind)
                .filter(type -> type.getPackageName().startsWith(DomainEvent.class.getPackageName()))
                .distinct()
                .sorted(Comparator.comparing(Class::getSimpleName))
                .toList();
    }

    private static String fields(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> field(type, component))
                .collect(Collectors.joining("<br>"));
    }

    /** With what the record itself says of the component, if it says anything. */
    private static String field(Class<?> type, RecordComponent component) {
        return "`%s%s` %s%s"
                .formatted(
                        component.getName(),
                        component.getType() == Optional.class ? "?" : "",
                        cell(name(component.getGenericType())),
                        SourceDocs.of(type, component.getName())
                                .map(text -> ": " + cell(text))
                                .orElse(""));
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType several) {
            Type[] arguments = several.getActualTypeArguments();
            String inner = name(arguments[arguments.length - 1]);
            if (several.getRawType() == Optional.class) {
                return inner;
            }
            return several.getRawType() == List.class ? inner + "[]" : "map of " + inner;
        }
        return ((Class<?>) type).getSimpleName();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private void line(String format, Object... values) {
        page.append(values.length == 0 ? format : format.formatted(values)).append('\n');
    }
}
