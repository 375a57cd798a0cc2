package org.kyodo.chassis.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.contracts.value.Text;
import org.kyodo.contracts.value.Wording;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Looks at a request before anything else does: its size, its address, its headers, and the forms in which it brings
 * content and wants an answer. So what comes behind it meets only requests that it can read, none is carried out whose
 * answer could not be given, and no form is ever collected in memory.
 */
public final class Intake implements Filter {
    /** The headers that are read here; what else a browser or a proxy sends is none of our business. */
    private static final List<String> READ = List.of(
            HttpHeaders.ACCEPT,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.CONTENT_DISPOSITION,
            HttpHeaders.CONTENT_TYPE,
            HttpHeaders.IF_MATCH,
            HttpHeaders.IF_RANGE,
            "Idempotency-Key",
            "Kyodo-Channel",
            DryRuns.HEADER,
            "Kyodo-On-Behalf-Of",
            HttpHeaders.RANGE,
            "traceparent",
            "X-Correlation-Id");

    private static final MediaType ANY_JSON = new MediaType("application", "*+json");

    private final Limits limits;
    private final Optional<Streams> streams;
    private final Problems problems;

    /** @param streams of a service that takes documents */
    public Intake(Limits limits, Optional<Streams> streams, Problems problems) {
        this.limits = limits;
        this.streams = streams;
        this.problems = problems;
    }

    @Override
    public void doFilter(ServletRequest incoming, ServletResponse outgoing, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) incoming;
        Optional<Problem> tooMuch = tooMuch(request);
        if (tooMuch.isPresent()) {
            problems.write(tooMuch.get(), request, (HttpServletResponse) outgoing);
            return;
        }
        List<Fault> faults = new ArrayList<>();
        Map<String, List<String>> parameters = parameters(request, faults);
        lookAtPath(request, faults);
        lookAtHeaders(request, faults);
        Optional<Problem> problem = faults.isEmpty()
                ? unsuitableContent(request).or(() -> unsuitableAnswer(request))
                : Optional.of(Problem.of(faults));
        if (problem.isPresent()) {
            problems.write(problem.get(), request, (HttpServletResponse) outgoing);
        } else {
            chain.doFilter(new CheckedRequest(request, mostBytes(request), parameters), outgoing);
        }
    }

    private Optional<Problem> tooMuch(HttpServletRequest request) {
        int headers = 0;
        int bytes = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers++;
                bytes += name.length() + value.length() + ": \r\n".length();
            }
        }
        if (headers > limits.headers() || bytes > limits.headerBytes()) {
            return Optional.of(Problem.of(
                    HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE,
                    "HEADERS_TOO_LARGE",
                    "headers",
                    Wording.HEADERS.of(headers, bytes),
                    limits.headers() + " / " + limits.headerBytes()));
        }
        int query = Optional.ofNullable(request.getQueryString()).orElse("").length();
        if (query + request.getRequestURI().length() > limits.query()) {
            return Optional.of(addressTooLong(query + request.getRequestURI().length()));
        }
        return request.getContentLengthLong() > mostBytes(request)
                ? Optional.of(bodyTooLarge(mostBytes(request)))
                : Optional.empty();
    }

    private long mostBytes(HttpServletRequest request) {
        return bringsDocument(request).map(Streams::body).orElse((long) limits.body());
    }

    private Optional<Streams> bringsDocument(HttpServletRequest request) {
        return streams.filter(any -> Streams.bringsDocument(request));
    }

    private Problem addressTooLong(int length) {
        return Problem.of(HttpStatus.URI_TOO_LONG, "ADDRESS_TOO_LONG", "query", length, limits.query());
    }

    static Problem bodyTooLarge(long limit) {
        return Problem.of(HttpStatus.CONTENT_TOO_LARGE, "BODY_TOO_LARGE", "body", "", Wording.LIMIT_BYTES.of(limit));
    }

    /** The parameters of the query, each value in the one form that texts have. */
    private Map<String, List<String>> parameters(HttpServletRequest request, List<Fault> faults) {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        String[] pairs = query.isEmpty() ? new String[0] : query.split("&");
        if (pairs.length > limits.parameters()) {
            faults.add(new Fault(
                    "LIMIT_EXCEEDED", "query", pairs.length, Wording.LIMIT_PARAMETERS.of(limits.parameters())));
            return parameters;
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            String name = decoded("query", equals < 0 ? pair : pair.substring(0, equals), true, faults);
            String value = equals < 0 ? "" : decoded(name, pair.substring(equals + 1), true, faults);
            parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        }
        return parameters;
    }

    private static void lookAtPath(HttpServletRequest request, List<Fault> faults) {
        decoded("path", request.getRequestURI(), false, faults);
    }

    private static String decoded(String field, String sent, boolean inQuery, List<Fault> faults) {
        Optional<String> text = Percent.decoded(sent, inQuery);
        if (text.isEmpty()) {
            faults.add(new Fault("MALFORMED_ADDRESS", field, sent, Wording.PERCENT_ENCODED.of()));
            return "";
        }
        Optional<Text.Fault> fault = Text.faultOfName(text.get());
        fault.ifPresent(found -> faults.add(Fault.invalid(field, found, Wording.NAME.of())));
        return fault.isPresent() ? "" : Text.normalised(text.get());
    }

    private static void lookAtHeaders(HttpServletRequest request, List<Fault> faults) {
        for (String name : READ) {
            for (String value : Collections.list(request.getHeaders(name))) {
                // The container takes every byte for a character.
                String sent = new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
                int[] characters = sent.codePoints().toArray();
                for (int at = 0; at < characters.length; at++) {
                    if (characters[at] < ' ' && characters[at] != '\t' || characters[at] > '~') {
                        faults.add(Fault.invalid(
                                name, new Text.Fault(characters[at], at + 1), Wording.VISIBLE_ASCII.of()));
                        break;
                    }
                }
            }
        }
    }

    /** Only JSON comes in, whatever the operation makes of it; and documents, where they are taken. */
    private Optional<Problem> unsuitableContent(HttpServletRequest request) {
        boolean content =
                request.getContentLengthLong() > 0 || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        Optional<Streams> document = bringsDocument(request);
        Predicate<String> isTaken = document.map(Streams::isTaken).orElse(Intake::isJson);
        if (!content || type != null && isTaken.test(type) && !isEncoded(request)) {
            return Optional.empty();
        }
        return Optional.of(Problem.of(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "UNSUPPORTED_MEDIA_TYPE",
                HttpHeaders.CONTENT_TYPE,
                type == null ? "" : type,
                document.map(streaming -> (Object) Wording.FILE_KINDS.of(String.join(", ", streaming.extensions())))
                        .orElse(MediaType.APPLICATION_JSON_VALUE)));
    }

    private static boolean isEncoded(HttpServletRequest request) {
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }

    private static boolean isJson(String header) {
        try {
            MediaType type = MediaType.parseMediaType(header);
            return type.isConcrete()
                    && (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) || ANY_JSON.includes(type))
                    && (type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    /** Operations answer in JSON; what the tools of operators read, such as the metrics, has forms of its own. */
    private Optional<Problem> unsuitableAnswer(HttpServletRequest request) {
        if (streams.isPresent() && Streams.wantsDocument(request)) {
            return Optional.empty();
        }
        boolean operation = request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().startsWith("/ops/");
        String wanted = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        // A list can be a table; whatever else is looked up and was wanted as one is refused when that is known.
        boolean table = request.getMethod().equals("GET") && takes(CsvLists.CSV, wanted);
        return !operation || wanted.isBlank() || table || takes(MediaType.APPLICATION_JSON, wanted)
                ? Optional.empty()
                : Optional.of(Problem.of(
                        HttpStatus.NOT_ACCEPTABLE,
                        "NOT_ACCEPTABLE",
                        HttpHeaders.ACCEPT,
                        wanted,
                        MediaType.APPLICATION_JSON_VALUE));
    }

    /** By the range that says most of the type (RFC 9110, 12.5.1). */
    private static boolean takes(MediaType type, String wanted) {
        try {
            return MediaType.parseMediaTypes(wanted).stream()
                    .filter(range -> range.includes(type))
                    .max(Comparator.<MediaType>comparingInt(
                                    range -> range.isConcrete() ? 2 : range.isWildcardType() ? 0 : 1)
                            .thenComparingDouble(MediaType::getQualityValue))
                    .filter(range -> range.getQualityValue() > 0)
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
