package org.kyodo.chassis.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kyodo.chassis.decide.Refusal;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Vocabulary;
import org.kyodo.contracts.value.Wording;
import org.kyodo.contracts.value.Words;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes problem documents (RFC 9457): a stable {@code code}, the {@code rule}, the value given and the value expected, and a
 * text in the caller's language.
 */
public final class Problems {
    private static final String ROOT = "https://kyodo.example/problems/";
    private static final int MOST_ERRORS = 100;

    private final MessageSource messages;
    private final Function<MunicipalityCode, Vocabulary> vocabularies;
    private final Counter programFaults;

    /** @param vocabularies what things are called in a municipality; a caller is told the names of the own one */
    public Problems(MessageSource messages, Function<MunicipalityCode, Vocabulary> vocabularies, MeterRegistry meters) {
        this.messages = messages;
        this.vocabularies = vocabularies;
        this.programFaults = Counter.builder("kyodo.faults")
                .description("requests answered by what blames the service: 500 and above, but 503")
                .register(meters);
    }

    /**
     * One problem.
     *
     * @param field what is wrong, or empty
     * @param given the value given, or empty
     * @param expected what would have been accepted, or empty
     * @param faults all that is wrong with the request, where more than one thing may be; the first is also told above
     */
    public record Problem(
            HttpStatus status,
            String code,
            String rule,
            String field,
            Object given,
            Object expected,
            List<Fault> faults) {
        public static Problem of(HttpStatus status, String code) {
            return new Problem(status, code, "", "", "", "", List.of());
        }

        static Problem of(List<Fault> faults) {
            Fault first = faults.getFirst();
            return new Problem(
                    HttpStatus.BAD_REQUEST, first.code(), "", first.field(), first.given(), first.expected(), faults);
        }

        public static Problem of(HttpStatus status, String code, String field, Object given, Object expected) {
            return new Problem(status, code, "", field, given, expected, List.of());
        }
    }

    static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case STAGE -> HttpStatus.CONFLICT;
            case RULE, TIME, UNKNOWN_REFERENCE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    }

    /** The answer, with {@code Retry-After} where trying again may help. */
    public ResponseEntity<JsonNode> answer(Problem problem, HttpServletRequest request, HttpHeaders headers) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        retryAfter(problem).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.body(document(problem, request));
    }

    /** After how many seconds trying again may help, where it may. */
    private static Optional<String> retryAfter(Problem problem) {
        return problem.status() == HttpStatus.SERVICE_UNAVAILABLE || problem.status() == HttpStatus.TOO_MANY_REQUESTS
                ? Optional.of("2")
                : Optional.empty();
    }

    /** The document itself, its members in the order in which a reader wants them. */
    private JsonNode document(Problem problem, HttpServletRequest request) {
        if (problem.status().is5xxServerError() && problem.status() != HttpStatus.SERVICE_UNAVAILABLE) {
            programFaults.increment();
        }
        Locale locale = Language.of(request);
        Words words = words(locale);
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("type", ROOT + problem.code().toLowerCase(Locale.ROOT).replace('_', '-'));
        document.put(
                "title",
                messages.getMessage(
                        "problem." + problem.status().value(),
                        null,
                        problem.status().getReasonPhrase(),
                        locale));
        document.put("status", problem.status().value());
        document.put("code", problem.code());
        if (!problem.rule().isEmpty()) {
            document.put("rule", problem.rule());
        }
        document.put(
                "detail", detail(problem.code(), problem.field(), problem.given(), problem.expected(), locale, words));
        document.put("instance", request.getRequestURI());
        if (!problem.field().isEmpty()) {
            document.put("field", Text.shown(problem.field()));
            document.put("given", Text.shown(asGiven(problem.given(), words)));
            document.put("expected", words.of(problem.expected()));
            allowed(problem.expected(), document);
        }
        if (!problem.faults().isEmpty()) {
            ArrayNode errors = document.putArray("errors");
            problem.faults().stream().limit(MOST_ERRORS).forEach(fault -> errors.add(error(fault, locale, words)));
        }
        return document;
    }

    /** Writes the document where no controller does. */
    public void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status().value());
        retryAfter(problem).ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, seconds));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        byte[] document = Json.TOLERANT.writeValueAsBytes(document(problem, request));
        response.setContentLength(document.length);
        response.getOutputStream().write(document);
    }

    private Words words(Locale locale) {
        return Optional.of(Guard.municipality())
                .filter(code -> !code.isEmpty())
                .map(MunicipalityCode::of)
                .map(municipality -> Words.in(locale).naming(vocabularies.apply(municipality)))
                .orElseGet(() -> Words.in(locale));
    }

    private JsonNode error(Fault fault, Locale locale, Words words) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("field", Text.shown(fault.field()));
        error.put("code", fault.code());
        error.put("detail", detail(fault.code(), fault.field(), fault.given(), fault.expected(), locale, words));
        error.put("given", Text.shown(asGiven(fault.given(), words)));
        error.put("expected", words.of(fault.expected()));
        allowed(fault.expected(), error);
        return error;
    }

    /** For programs: where one of several values is expected, these, as they are sent and not as they are called. */
    private static void allowed(Object expected, ObjectNode into) {
        if (expected instanceof Phrase(Wording wording, var arguments)
                && (wording == Wording.ONE_OF
                        || wording == Wording.AT_LEAST_ONE_OF
                        || wording == Wording.NEXT_OPEN_SLOT)
                && arguments.getFirst() instanceof Collection<?> values) {
            ArrayNode allowed = into.putArray("allowed");
            values.stream()
                    .limit(MOST_ERRORS)
                    .map(value -> value instanceof Enum<?> constant ? constant.name() : value.toString())
                    .forEach(allowed::add);
        }
    }

    /** The field stands as what the forms call it, and fourth as it is sent, for a parameter is called nothing else. */
    private String detail(String code, String field, Object given, Object expected, Locale locale, Words words) {
        Object[] places = {
            Text.shown(words.field(field)), Text.shown(words.of(given)), words.of(expected), Text.shown(field)
        };
        // The pattern as it stands in the bundle: what is put into it is the caller's and no place for words.
        return new MessageFormat(words.filled(messages.getMessage(code, null, code, locale)), locale).format(places);
    }

    /** A value stands as it came in, for programs; what is said of one, in the reader's language. */
    private static String asGiven(Object given, Words words) {
        return switch (given) {
            case Phrase phrase -> words.of(phrase);
            case Text.Fault fault -> words.of(fault);
            case Optional<?> some ->
                asGiven(some.<Object>map(present -> present).orElseGet(Wording.NONE::of), words);
            case Collection<?> several
            when !several.isEmpty() ->
                several.stream().map(each -> asGiven(each, words)).collect(Collectors.joining(", "));
            case Collection<?> none -> words.of(none);
            case null, default -> String.valueOf(given);
        };
    }
}
