package org.kyodo.chassis.form;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.Allowed;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.form.Form.Bounds;
import org.kyodo.chassis.form.Form.Field;
import org.kyodo.chassis.form.Form.Kind;
import org.kyodo.chassis.form.Form.Operation;
import org.kyodo.chassis.form.Form.Option;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.value.CodeOf;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.Line;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Name;
import org.kyodo.contracts.value.OnceEach;
import org.kyodo.contracts.value.OneOf;
import org.kyodo.contracts.value.Shape;
import org.kyodo.contracts.value.Vocabulary;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Words;
import org.kyodo.contracts.value.Yen;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;

/** The forms of a service's commands, made of the commands' own records and of the settings of the municipality. */
public final class Forms {
    /** A text above so many characters wants several lines. */
    private static final int OF_ONE_LINE = 200;

    private final Map<String, Class<?>> commands = new TreeMap<>();
    private final Map<String, List<Operation>> operations = new TreeMap<>();
    private final MessageSource messages;
    private final Municipalities municipalities;
    private final Map<Key, Made> made = new ConcurrentHashMap<>();

    /** @param departments by their names: all else in a form stays as long as the process runs */
    private record Key(
            String command, Locale language, MunicipalityCode municipality, Map<Object, String> departments) {}

    /** @param version changes with whatever the form says */
    public record Made(Form form, String version) {}

    /** @param controllers that take commands; whatever else they do is passed over */
    public Forms(Stream<Class<?>> controllers, MessageSource messages, Municipalities municipalities) {
        this.messages = messages;
        this.municipalities = municipalities;
        controllers.flatMap(type -> Stream.of(type.getDeclaredMethods())).forEach(this::take);
        operations
                .values()
                .forEach(taken -> taken.sort((one, other) -> one.path().compareTo(other.path())));
    }

    private void take(Method handler) {
        Stream.of(handler.getParameters())
                .filter(parameter -> parameter.isAnnotationPresent(RequestBody.class))
                .map(Parameter::getType)
                .filter(type -> type.isAnnotationPresent(AllowedTo.class))
                .forEach(command -> {
                    Class<?> known = commands.put(command.getSimpleName(), command);
                    if (known != null && known != command) {
                        throw new IllegalStateException(
                                "%s and %s (expected: commands of a service with names of their own)"
                                        .formatted(known, command));
                    }
                    operations
                            .computeIfAbsent(command.getSimpleName(), _ -> new ArrayList<>())
                            .add(operation(handler));
                });
    }

    private static Operation operation(Method handler) {
        RequestMapping own = AnnotatedElementUtils.findMergedAnnotation(handler, RequestMapping.class);
        RequestMapping all =
                AnnotatedElementUtils.findMergedAnnotation(handler.getDeclaringClass(), RequestMapping.class);
        return new Operation(own.method()[0].name(), (all == null ? "" : first(all.path())) + first(own.path()));
    }

    private static String first(String[] paths) {
        return paths.length == 0 ? "" : paths[0];
    }

    /** The records of all commands, by their names. */
    public Map<String, Class<?>> commands() {
        return commands;
    }

    /** Of every command that takes a body. */
    public Stream<Made> all(MunicipalityCode municipality, Locale language) {
        Map<Object, String> departments = departments(municipality, language);
        return commands.entrySet().stream()
                .map(command -> made.computeIfAbsent(
                        new Key(command.getKey(), language, municipality, departments),
                        _ -> made(command.getValue(), municipality, language)));
    }

    /** Nothing where there is no such command, or it takes no body. @param language Japanese or English */
    public Optional<Made> of(String command, MunicipalityCode municipality, Locale language) {
        return Optional.ofNullable(commands.get(command))
                .map(record -> made.computeIfAbsent(
                        new Key(command, language, municipality, departments(municipality, language)),
                        _ -> made(record, municipality, language)));
    }

    private Map<Object, String> departments(MunicipalityCode municipality, Locale language) {
        Vocabulary words = municipalities.vocabulary(municipality);
        return municipalities.codes(municipality, DepartmentCode.class.getSimpleName()).stream()
                .collect(Collectors.toUnmodifiableMap(
                        code -> code, code -> words.nameOf(code, language).orElse("")));
    }

    /** A field of a body that the form does not know. @param known those that it knows there */
    public record Unknown(String path, List<String> known) {}

    /** Of a body that is written so far; whether what is entered in its fields would be taken is not asked. */
    public List<Unknown> unknownFields(String command, Map<String, Object> body) {
        List<Unknown> found = new ArrayList<>();
        look(Shape.of(commands.get(command)), body, "", found);
        return found;
    }

    private static void look(Shape shape, Object value, String path, List<Unknown> found) {
        switch (shape) {
            case Shape.Maybe(Shape of) -> look(of, value, path, found);
            case Shape.Many many
            when value instanceof List<?> list -> {
                for (int index = 0; index < list.size(); index++) {
                    look(many.of(), list.get(index), path + "[" + index + "]", found);
                }
            }
            case Shape.Mapped mapped
            when value instanceof Map<?, ?> map ->
                map.forEach((name, each) -> look(mapped.of(), each, member(path, name), found));
            case Shape.Parts parts
            when value instanceof Map<?, ?> map ->
                map.forEach((name, each) -> parts.parts().stream()
                        .filter(part -> part.name().equals(name))
                        .findFirst()
                        .ifPresentOrElse(
                                part -> look(part.shape(), each, member(path, name), found),
                                () -> found.add(new Unknown(
                                        member(path, name),
                                        parts.parts().stream()
                                                .map(Shape.Part::name)
                                                .toList()))));
            case Shape _ -> {
                if (value instanceof Map || value instanceof List) {
                    found.add(new Unknown(path, List.of()));
                }
            }
        }
    }

    private static String member(String path, Object name) {
        return path.isEmpty() ? name.toString() : path + "." + name;
    }

    private Made made(Class<?> command, MunicipalityCode municipality, Locale language) {
        Words words = Words.in(language).naming(municipalities.vocabulary(municipality));
        Allowed allowed = Allowed.of(command);
        Form form = new Form(
                command.getSimpleName(),
                words.of(Name.command(command.getSimpleName())),
                operations.get(command.getSimpleName()),
                claims(allowed.own()),
                claims(allowed.onBehalf()),
                new Reading(municipality, language, words).fields(command, ""));
        return new Made(form, Sha256.hex(Json.TOLERANT.writeValueAsString(form)).substring(0, 32));
    }

    private static List<String> claims(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .filter(role -> role != Role.PLATFORM)
                .map(Role::claim)
                .toList();
    }

    /** One form in one language. */
    private final class Reading {
        private final MunicipalityCode municipality;
        private final Locale language;
        private final Words words;

        private Reading(MunicipalityCode municipality, Locale language, Words words) {
            this.municipality = municipality;
            this.language = language;
            this.words = words;
        }

        private List<Field> fields(Class<?> type, String path) {
            return Shape.of(type).parts().stream()
                    .map(part -> field(
                            part.shape(),
                            path.isEmpty() ? part.name() : path + "." + part.name(),
                            text(type, part.name(), ""),
                            text(type, part.name(), ".hint")))
                    .toList();
        }

        /** Of the record's component, or of all components of that name. */
        private Optional<String> text(Class<?> type, String name, String end) {
            return Stream.of("form." + type.getSimpleName() + "." + name, "form." + name)
                    .map(key -> messages.getMessage(key + end, null, "", language))
                    .filter(text -> !text.isEmpty())
                    .map(words::filled)
                    .findFirst();
        }

        private Field field(Shape shape, String path, Optional<String> label, Optional<String> hint) {
            Shape given = shape instanceof Shape.Maybe(Shape of) ? of : shape;
            return new Field(
                    path,
                    kind(given),
                    given == shape,
                    label.orElse(path),
                    hint,
                    given instanceof Shape.One one && one.bounds().personal(),
                    bounds(given),
                    given instanceof Shape.One one ? options(one) : List.of(),
                    switch (given) {
                        case Shape.Many many -> List.of(field(many.of(), path + "[]", label, Optional.empty()));
                        case Shape.Mapped mapped -> List.of(field(mapped.of(), path + ".*", label, Optional.empty()));
                        case Shape.Parts parts -> fields(parts.type(), path);
                        case Shape.Maybe _, Shape.One _ -> List.of();
                    });
        }

        private Kind kind(Shape shape) {
            return switch (shape) {
                case Shape.Many _ -> Kind.LIST;
                case Shape.Mapped _ -> Kind.TABLE;
                case Shape.Parts parts ->
                    parts.type().getSimpleName().equals("DocumentRef") ? Kind.DOCUMENT : Kind.PARTS;
                case Shape.Maybe(Shape of) -> kind(of);
                case Shape.One one -> {
                    Kind kind = kind(one);
                    yield kind == Kind.TEXT && !options(one).isEmpty() ? Kind.CHOICE : kind;
                }
            };
        }

        private static Kind kind(Shape.One one) {
            Class<?> wire = one.wire();
            if (one.type() == Yen.class) {
                return Kind.YEN;
            }
            if (wire == LocalDate.class) {
                return Kind.DATE;
            }
            if (wire == Instant.class) {
                return Kind.INSTANT;
            }
            if (wire == boolean.class || wire == Boolean.class) {
                return Kind.YES_NO;
            }
            if (wire == UUID.class) {
                return Kind.REFERENCE;
            }
            if (wire == int.class || wire == long.class || Number.class.isAssignableFrom(wire)) {
                return Kind.NUMBER;
            }
            return one.bounds().longest().orElse(0) > OF_ONE_LINE ? Kind.LONG_TEXT : Kind.TEXT;
        }

        private Bounds bounds(Shape shape) {
            Shape.Bounds declared =
                    switch (shape) {
                        case Shape.One one -> one.bounds();
                        case Shape.Many many -> many.bounds();
                        case Shape.Mapped mapped -> mapped.bounds();
                        case Shape.Maybe _, Shape.Parts _ -> new Shape.Bounds(List.of());
                    };
            Optional<jakarta.validation.constraints.Pattern> pattern =
                    declared.find(jakarta.validation.constraints.Pattern.class);
            return new Bounds(
                    declared.min().stream().boxed().findFirst(),
                    declared.max().stream().boxed().findFirst(),
                    Optional.of(declared.shortest()).filter(shortest -> shortest > 0),
                    declared.longest().stream()
                            .boxed()
                            .filter(longest -> longest < Integer.MAX_VALUE)
                            .findFirst(),
                    declared.find(Line.class).isPresent(),
                    declared.find(OnceEach.class).isPresent(),
                    declared.pattern(),
                    pattern.map(
                            bound -> words.of(Wording.valueOf(bound.message()).of())));
        }

        /** Those of the municipality, where it has a list of them; those of the type otherwise. */
        private List<Option> options(Shape.One one) {
            String kind = one.bounds()
                    .find(CodeOf.class)
                    .map(CodeOf::value)
                    .orElse(one.type().getSimpleName());
            List<?> codes = municipalities.codes(municipality, kind);
            if (codes.isEmpty()) {
                codes = one.type().isEnum() ? List.of(one.type().getEnumConstants()) : one.codes();
            }
            Optional<List<String>> allowed =
                    one.bounds().find(OneOf.class).map(OneOf::value).map(List::of);
            return codes.stream()
                    .map(code -> new Option(code(code), words.of(code)))
                    .filter(option ->
                            allowed.map(all -> all.contains(option.code())).orElse(true))
                    .toList();
        }

        private static String code(Object code) {
            return code instanceof Enum<?> constant ? constant.name() : code.toString();
        }
    }
}
