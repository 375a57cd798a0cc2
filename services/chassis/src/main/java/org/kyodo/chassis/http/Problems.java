package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.decide.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Writes problem documents (RFC 9457): a stable {@code code}, the {@code rule}, the value given and the value expected, and a
 * text in the caller's language.
 */
public final class Problems {
    private static final String ROOT = "https://kyodo.example/problems/";

    private final MessageSource messages;

    public Problems(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * One problem.
     *
     * @param field what is wrong, or empty
     * @param given the value given, or empty
     * @param expected what would have been accepted, or empty
     */
    public record Problem(HttpStatus status, String code, String rule, String field, String given, String expected) {
        public static Problem of(HttpStatus status, String code) {
            return new Problem(status, code, "", "", "", "");
        }

        public static Problem of(HttpStatus status, String code, String field, Object given, String expected) {
            return new Problem(status, code, "", field, String.valueOf(given), expected);
        }
    }

    static HttpStatus statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case STAGE -> HttpStatus.CONFLICT;
            case RULE, UNKNOWN_REFERENCE -> HttpStatus.UNPROCESSABLE_CONTENT;
            case FORBIDDEN -> HttpStatus.FORBIDDEN;
        };
    }

    /** The answer, with {@code Retry-After} where trying again may help. */
    public ResponseEntity<Map<String, Object>> answer(Problem problem, HttpServletRequest request) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        retryAfter(problem).ifPresent(seconds -> answer.header(HttpHeaders.RETRY_AFTER, seconds));
        return answer.body(document(problem, request));
    }

    /** After how many seconds trying again may help, where it may. */
    public Optional<String> retryAfter(Problem problem) {
        return problem.status() == HttpStatus.SERVICE_UNAVAILABLE || problem.status() == HttpStatus.TOO_MANY_REQUESTS
                ? Optional.of("2")
                : Optional.empty();
    }

    /** The document itself. */
    public Map<String, Object> document(Problem problem, HttpServletRequest request) {
        Locale locale = language(request);
        Object[] arguments = {problem.field(), problem.given(), problem.expected()};
        Map<String, Object> document = new LinkedHashMap<>();
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
        document.put("detail", messages.getMessage(problem.code(), arguments, problem.code(), locale));
        document.put("instance", request.getRequestURI());
        if (!problem.field().isEmpty()) {
            document.put("field", problem.field());
            document.put("given", shortened(problem.given()));
            document.put("expected", problem.expected());
        }
        return document;
    }

    /** Japanese unless the caller asks for English. */
    static Locale language(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) != null
                        && request.getLocale().getLanguage().equals("en")
                ? Locale.ENGLISH
                : Locale.JAPANESE;
    }

    private static String shortened(String given) {
        return given.codePointCount(0, given.length()) <= 200
                ? given
                : given.substring(0, given.offsetByCodePoints(0, 200)) + "…";
    }
}
