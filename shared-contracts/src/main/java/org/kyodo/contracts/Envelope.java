package org.kyodo.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.kyodo.contracts.value.ActorType;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Visibility;

/**
 * What is known of an event besides its content: CloudEvents 1.0 attributes, carried as Kafka headers in binary mode.
 *
 * @param id of the event (UUIDv7)
 * @param type name on the wire, version included
 * @param municipality whose it is 自治体
 * @param service that told it
 * @param subject what it happened to: {@code proposal/<id>}; also names its stream
 * @param time when, by the clock of the platform
 * @param sequence its place in the stream of its subject: 1, 2, 3 … without a gap
 * @param correlationId the same through a whole chain of events
 * @param causationId the command or event that led to it
 * @param actorRef opaque reference of who did it
 * @param onBehalfOf for whom it was entered 代理入力
 * @param ruleSetVersion of the settings that allowed it
 * @param traceparent W3C trace context
 */
public record Envelope(
        UUID id,
        String type,
        MunicipalityCode municipality,
        String service,
        String subject,
        Instant time,
        FiscalYear fiscalYear,
        long sequence,
        UUID correlationId,
        UUID causationId,
        ActorType actorType,
        String actorRef,
        Optional<DepartmentCode> actorDepartment,
        Channel channel,
        Optional<String> onBehalfOf,
        Visibility visibility,
        String ruleSetVersion,
        Optional<String> traceparent) {

    /** The content type of every event. */
    public static final String CONTENT_TYPE = "application/json";

    private static final String SCHEMA_ROOT = "https://kyodo.example/schemas/";

    /** The id of the aggregate: the part of the subject behind the stroke. Also the key of the record. */
    public String subjectId() {
        return subject.substring(subject.indexOf('/') + 1);
    }

    /** The aggregate: the part of the subject before the stroke. */
    public String aggregate() {
        return subject.substring(0, subject.indexOf('/'));
    }

    /** {@code ce_source}: {@code /352039/proposal}. */
    public String source() {
        return "/" + municipality + "/" + service;
    }

    /** {@code ce_dataschema}: where the JSON Schema of the type stands. */
    public String dataSchema() {
        return SCHEMA_ROOT + type + ".json";
    }

    /** The headers of a Kafka record, in a fixed order. */
    public Map<String, String> toHeaders() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_type", type);
        headers.put("ce_source", source());
        headers.put("ce_subject", subject);
        headers.put("ce_time", time.toString());
        headers.put("ce_dataschema", dataSchema());
        headers.put("content-type", CONTENT_TYPE);
        headers.put("ce_municipality", municipality.code());
        headers.put("ce_fiscalyear", Integer.toString(fiscalYear.year()));
        headers.put("ce_sequence", Long.toString(sequence));
        headers.put("ce_correlationid", correlationId.toString());
        headers.put("ce_causationid", causationId.toString());
        headers.put("ce_actortype", actorType.name());
        headers.put("ce_actorref", actorRef);
        actorDepartment.ifPresent(department -> headers.put("ce_actordept", department.value()));
        headers.put("ce_channel", channel.name());
        onBehalfOf.ifPresent(party -> headers.put("ce_onbehalfof", party));
        headers.put("ce_visibility", visibility.name());
        headers.put("ce_rulesetversion", ruleSetVersion);
        traceparent.ifPresent(parent -> headers.put("traceparent", parent));
        return headers;
    }

    /**
     * Reads the headers of a record.
     *
     * @param headers gives the bytes of a header, or {@code null} where there is none
     * @throws InvalidInput when a header that must be there is missing or is not what it should be
     */
    public static Envelope fromHeaders(Function<String, byte[]> headers) {
        Function<String, Optional<String>> optional = name ->
                Optional.ofNullable(headers.apply(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        if (!optional.apply("ce_specversion").equals(Optional.of("1.0"))) {
            throw new InvalidInput(
                    "ce_specversion", optional.apply("ce_specversion").orElse(null), "1.0");
        }
        String source = required(optional, "ce_source", "/<municipality>/<service>", Function.identity());
        String[] parts = source.split("/", -1);
        if (parts.length != 3 || !parts[0].isEmpty() || parts[2].isEmpty()) {
            throw new InvalidInput("ce_source", source, "/<municipality>/<service>");
        }
        String subject = required(optional, "ce_subject", "<aggregate>/<id>", Function.identity());
        if (subject.indexOf('/') < 1 || subject.endsWith("/")) {
            throw new InvalidInput("ce_subject", subject, "<aggregate>/<id>");
        }
        return new Envelope(
                required(optional, "ce_id", "a UUID", UUID::fromString),
                required(optional, "ce_type", "the name of an event", Function.identity()),
                MunicipalityCode.of(parts[1]),
                parts[2],
                subject,
                required(optional, "ce_time", "an instant (RFC 3339)", Instant::parse),
                required(optional, "ce_fiscalyear", "a year", text -> new FiscalYear(Integer.parseInt(text))),
                required(optional, "ce_sequence", "a whole number from 1", Envelope::sequence),
                required(optional, "ce_correlationid", "a UUID", UUID::fromString),
                required(optional, "ce_causationid", "a UUID", UUID::fromString),
                required(optional, "ce_actortype", "a type of actor", ActorType::valueOf),
                required(optional, "ce_actorref", "a reference", Function.identity()),
                optional.apply("ce_actordept").map(DepartmentCode::of),
                required(optional, "ce_channel", "a channel", Channel::valueOf),
                optional.apply("ce_onbehalfof"),
                required(optional, "ce_visibility", "a visibility", Visibility::valueOf),
                required(optional, "ce_rulesetversion", "a version", Function.identity()),
                optional.apply("traceparent"));
    }

    private static long sequence(String text) {
        long sequence = Long.parseLong(text);
        if (sequence < 1) {
            throw new IllegalArgumentException();
        }
        return sequence;
    }

    private static <T> T required(
            Function<String, Optional<String>> headers, String name, String expected, Function<String, T> parse) {
        String text = headers.apply(name)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new InvalidInput(name, null, expected));
        try {
            return parse.apply(text);
        } catch (InvalidInput e) {
            throw e;
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new InvalidInput(name, text, expected);
        }
    }
}
