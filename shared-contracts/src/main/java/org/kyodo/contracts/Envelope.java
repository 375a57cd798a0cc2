package org.kyodo.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Visibility;
import org.kyodo.contracts.value.Wording;

/**
 * What is known of an event besides its content: CloudEvents 1.0 attributes, carried as Kafka headers in binary mode.
 *
 * @param id of the event (UUIDv7)
 * @param type name on the wire, version included
 * @param municipality whose it is 自治体
 * @param service that told it
 * @param place in the stream of its subject
 * @param time when, by the clock of the platform
 * @param author who did it
 * @param cause what led to it
 * @param ruleSetVersion of the rules and settings of the municipality that allowed it 規則の版
 * @param rulesChecked the rules that the command broke and that its municipality only has checked 確認のみの規則
 */
public record Envelope(
        UUID id,
        String type,
        MunicipalityCode municipality,
        String service,
        Place place,
        Instant time,
        FiscalYear fiscalYear,
        Author author,
        Cause cause,
        Visibility visibility,
        String ruleSetVersion,
        List<String> rulesChecked) {
    private static final Pattern RULES = Pattern.compile("[RK]-[A-Z]{2,3}-[0-9]{1,2}(,[RK]-[A-Z]{2,3}-[0-9]{1,2})*");

    /** Of a command that broke no rule. */
    public Envelope(
            UUID id,
            String type,
            MunicipalityCode municipality,
            String service,
            Place place,
            Instant time,
            FiscalYear fiscalYear,
            Author author,
            Cause cause,
            Visibility visibility,
            String ruleSetVersion) {
        this(
                id,
                type,
                municipality,
                service,
                place,
                time,
                fiscalYear,
                author,
                cause,
                visibility,
                ruleSetVersion,
                List.of());
    }

    public Envelope {
        rulesChecked = List.copyOf(rulesChecked);
    }

    /**
     * A place in the stream of a subject.
     *
     * @param subject what it happened to: {@code proposal/<id>}; also names the stream
     * @param sequence 1, 2, 3 … without a gap
     * @param previousId the id of the event before it in the stream; only the first has none
     * @param stage the name of the subject's stage after the event, as the API of its service names it
     */
    public record Place(String subject, long sequence, Optional<UUID> previousId, String stage) {
        /** @throws InvalidInput when a first event names one before it, or a later one does not */
        public Place {
            if (sequence == 1 && previousId.isPresent()) {
                throw new InvalidInput("ce_previousid", previousId.get(), Wording.FIRST_OF_SUBJECT.of());
            }
            if (sequence > 1 && previousId.isEmpty()) {
                throw new InvalidInput("ce_previousid", null, Wording.ID_BEFORE.of(sequence));
            }
        }
    }

    /**
     * Who did it.
     *
     * @param ref opaque reference of the account
     * @param department of a member of staff 所属
     * @param onBehalfOf for whom it was entered 代理入力
     */
    public record Author(
            ActorType type,
            String ref,
            Optional<DepartmentCode> department,
            Channel channel,
            Optional<String> onBehalfOf) {
        /** The same for an event that does not say whose doing it is. */
        public Author inConfidence() {
            return new Author(type, "in-confidence", Optional.empty(), channel, Optional.empty());
        }
    }

    /**
     * What led to an event.
     *
     * @param correlationId the same through a whole chain of events
     * @param causationId the command or event that led to it
     * @param traceparent W3C trace context
     */
    public record Cause(UUID correlationId, UUID causationId, Optional<String> traceparent) {}

    /** The content type of every event. */
    public static final String CONTENT_TYPE = "application/json";

    private static final Pattern JSON = Pattern.compile("(?i)application/json(;.*)?");

    private static final String SCHEMA_ROOT = "https://kyodo.example/schemas/";

    /** What it happened to: {@code proposal/<id>}. */
    public String subject() {
        return place.subject();
    }

    /** The id of the aggregate: the part of the subject behind the stroke. Also the key of the record. */
    public String subjectId() {
        return subject().substring(subject().indexOf('/') + 1);
    }

    /** The aggregate: the part of the subject before the stroke. */
    public String aggregate() {
        return subject().substring(0, subject().indexOf('/'));
    }

    /** Its place in the stream of its subject, from 1. */
    public long sequence() {
        return place.sequence();
    }

    /** {@code ce_source}: {@code /352039/proposal}. */
    public String source() {
        return "/" + municipality + "/" + service;
    }

    /** {@code ce_dataschema} of the copy for everybody: where the JSON Schema of what it has stands. */
    public static String dataSchemaOfCopy(String type) {
        return SCHEMA_ROOT + "public/" + type + ".json";
    }

    /** {@code ce_dataschema}: where the JSON Schema of the type stands. */
    public String dataSchema() {
        return dataSchema(type);
    }

    /** Where the JSON Schema of a type stands; also its {@code $id}. */
    public static String dataSchema(String type) {
        return SCHEMA_ROOT + type + ".json";
    }

    private static List<String> rules(String text) {
        only(RULES.matcher(text).matches());
        return List.of(text.split(","));
    }

    /** The headers of a Kafka record, in a fixed order. */
    public Map<String, String> toHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", source());
        headers.put("ce_subject", subject());
        headers.put("ce_time", time.toString());
        headers.put("ce_dataschema", dataSchema());
        headers.put("content-type", CONTENT_TYPE);
        headers.put("ce_municipality", municipality.code());
        headers.put("ce_fiscalyear", Integer.toString(fiscalYear.year()));
        headers.put("ce_sequence", Long.toString(sequence()));
        place.previousId().ifPresent(previous -> headers.put("ce_previousid", previous.toString()));
        headers.put("ce_stage", place.stage());
        headers.put("ce_correlationid", cause.correlationId().toString());
        headers.put("ce_causationid", cause.causationId().toString());
        headers.put("ce_actortype", author.type().name());
        headers.put("ce_actorref", author.ref());
        author.department().ifPresent(department -> headers.put("ce_actordept", department.value()));
        headers.put("ce_channel", author.channel().name());
        author.onBehalfOf().ifPresent(party -> headers.put("ce_onbehalfof", party));
        headers.put("ce_visibility", visibility.name());
        headers.put("ce_rulesetversion", ruleSetVersion);
        if (!rulesChecked.isEmpty()) {
            headers.put("ce_ruleschecked", String.join(",", rulesChecked));
        }
        cause.traceparent().ifPresent(parent -> headers.put("traceparent", parent));
        return headers;
    }

    /**
     * Reads the headers of a record.
     *
     * @param headers gives the bytes of a header, or {@code null} where there is none
     * @throws InvalidInput when a header that must be there is missing or is not what it should be
     * @throws Contradiction when the headers name two municipalities
     */
    public static Envelope fromHeaders(Function<String, byte[]> headers) {
        Function<String, Optional<String>> optional = name ->
                Optional.ofNullable(headers.apply(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        required(optional, "ce_specversion", Expected.SPECIFICATION, version -> only(version.equals("1.0")));
        required(
                optional,
                "content-type",
                Expected.JSON_CONTENT,
                type -> only(JSON.matcher(type).matches()));
        String[] source = required(optional, "ce_source", Expected.SOURCE, Envelope::source);
        String subject = required(optional, "ce_subject", Expected.SUBJECT, Envelope::subject);
        String owner = source[1];
        // Said twice on the wire, for filters that see one header only; so it must not say two things.
        String municipality = required(optional, "ce_municipality", Wording.EXACTLY.of(owner), Function.identity());
        if (!municipality.equals(owner)) {
            throw new Contradiction("ce_municipality", municipality, owner + ", the municipality of ce_source");
        }
        return new Envelope(
                required(optional, "ce_id", Expected.ID, Json::uuid),
                required(optional, "ce_type", Expected.TYPE, Function.identity()),
                new MunicipalityCode(owner),
                source[2],
                new Place(
                        subject,
                        required(optional, "ce_sequence", Expected.SEQUENCE, Envelope::sequence),
                        optional(optional, "ce_previousid", Expected.ID, Json::uuid),
                        required(optional, "ce_stage", Expected.STAGE, Function.identity())),
                required(optional, "ce_time", Expected.TIME, Instant::parse),
                required(optional, "ce_fiscalyear", Expected.YEAR, text -> new FiscalYear(Integer.parseInt(text))),
                new Author(
                        required(optional, "ce_actortype", Expected.ACTOR_TYPE, ActorType::valueOf),
                        required(optional, "ce_actorref", Expected.VALUE, Function.identity()),
                        optional(optional, "ce_actordept", Expected.DEPARTMENT, DepartmentCode::of),
                        required(optional, "ce_channel", Expected.CHANNEL, Channel::valueOf),
                        optional(optional, "ce_onbehalfof", Expected.VALUE, Function.identity())),
                new Cause(
                        required(optional, "ce_correlationid", Expected.ID, Json::uuid),
                        required(optional, "ce_causationid", Expected.ID, Json::uuid),
                        optional(optional, "traceparent", Expected.VALUE, Function.identity())),
                required(optional, "ce_visibility", Expected.VISIBILITY, Visibility::valueOf),
                required(optional, "ce_rulesetversion", Expected.VALUE, Function.identity()),
                optional(optional, "ce_ruleschecked", Expected.RULES, Envelope::rules)
                        .orElse(List.of()));
    }

    /**
     * Reads the headers of a record, and believes them only where topic, key, source, type and subject belong together: each
     * service writes its own topic and no other, so what the topic says of the origin cannot be made up elsewhere.
     *
     * @param key of the record, {@code null} where it has none
     * @param headers gives the bytes of a header, or {@code null} where there is none
     * @throws InvalidInput when a header that must be there is missing or is not what it should be
     * @throws Contradiction when they do not belong together
     */
    public static Envelope ofRecord(String topic, String key, Function<String, byte[]> headers) {
        Envelope envelope = fromHeaders(headers);
        String service = envelope.service();
        if (Topics.is(topic, Topics.PUBLIC)) {
            // Copies of what any service told; they keep its source.
            expect(envelope.visibility() == Visibility.PUBLIC, "ce_visibility", envelope.visibility(), "PUBLIC");
        } else {
            expect(
                    Topics.is(topic, EventCatalogue.topicOf(service)),
                    "topic",
                    topic,
                    EventCatalogue.topicOf(service) + ", the topic of the service in ce_source");
        }
        expect(
                envelope.type().startsWith("kyodo." + service + "."),
                "ce_type",
                envelope.type(),
                "an event of the service " + service);
        expect(
                EventCatalogue.mayHappenTo(envelope.type(), service, envelope.aggregate()),
                "ce_subject",
                envelope.subject(),
                "the aggregate to which " + envelope.type() + " happens");
        expect(envelope.subjectId().equals(key), "key", key, envelope.subjectId() + ", the id in ce_subject");
        return envelope;
    }

    private static void expect(boolean right, String attribute, Object given, String expected) {
        if (!right) {
            throw new Contradiction(attribute, given, expected);
        }
    }

    /** Its parts: nothing, the municipality, the service. */
    private static String[] source(String text) {
        String[] parts = text.split("/", -1);
        only(parts.length == 3 && parts[0].isEmpty() && !parts[2].isEmpty());
        MunicipalityCode.of(parts[1]);
        return parts;
    }

    private static String subject(String text) {
        only(text.indexOf('/') > 0 && !text.endsWith("/"));
        return text;
    }

    private static long sequence(String text) {
        long sequence = Long.parseLong(text);
        only(sequence >= 1);
        return sequence;
    }

    private static boolean only(boolean right) {
        if (!right) {
            throw new IllegalArgumentException();
        }
        return true;
    }

    private static <T> T required(
            Function<String, Optional<String>> headers, String name, Phrase expected, Function<String, T> parse) {
        return optional(headers, name, expected, parse).orElseThrow(() -> new InvalidInput(name, null, expected));
    }

    /** A header that is there and empty counts as missing. */
    private static <T> Optional<T> optional(
            Function<String, Optional<String>> headers, String name, Phrase expected, Function<String, T> parse) {
        return headers.apply(name).filter(text -> !text.isEmpty()).map(text -> parse(name, text, expected, parse));
    }

    private static <T> T parse(String name, String text, Phrase expected, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (InvalidInput e) {
            // The value type knows best what it expects, but not in which header it stands.
            throw new InvalidInput(name, text, e.expected());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidInput(name, text, expected);
        }
    }

    /** What each header is expected to be: made once, for very many records are read. */
    private static final class Expected {
        static final Phrase SPECIFICATION = Wording.EXACTLY.of("1.0");
        static final Phrase JSON_CONTENT = Wording.EXACTLY.of(CONTENT_TYPE);
        static final Phrase SOURCE = Wording.SHAPED.of("/<municipality>/<service>");
        static final Phrase SUBJECT = Wording.SHAPED.of("<aggregate>/<id>");
        static final Phrase ID = Wording.UUID.of();
        static final Phrase TYPE = Wording.EVENT_NAME.of();
        static final Phrase SEQUENCE = Wording.AT_LEAST.of(1);
        static final Phrase STAGE = Wording.STAGE_NAME.of();
        static final Phrase TIME = Wording.INSTANT.of();
        static final Phrase YEAR = Wording.YEAR.of();
        static final Phrase ACTOR_TYPE = Wording.ONE_OF.of(List.of(ActorType.values()));
        static final Phrase VALUE = Wording.VALUE.of();
        static final Phrase DEPARTMENT = Wording.SLUG.of();
        static final Phrase CHANNEL = Wording.ONE_OF.of(List.of(Channel.values()));
        static final Phrase RULES = Wording.SHAPED.of("K-GR-2,K-GR-3");
        static final Phrase VISIBILITY = Wording.ONE_OF.of(List.of(Visibility.values()));
    }
}
