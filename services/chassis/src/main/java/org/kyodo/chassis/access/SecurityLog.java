package org.kyodo.chassis.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells what those who guard an installation must know 安全記録, by a logger of its own ({@code kyodo.security}): each message
 * is one JSON object on one line. It says who did what to which subject, never the data, a token or a secret. What comes from
 * outside is cut to a length and cannot make a line of its own.
 */
public final class SecurityLog {
    /** What happened. */
    public enum Event {
        /** A token came that is not taken. */
        TOKEN_REFUSED,
        /** A command or look-up that the account may not give. */
        FORBIDDEN,
        /** An operator changed something. */
        OPERATOR_ACTED,
        /** A secret was shown. */
        SECRET_SHOWN,
        /** Somebody opened what is kept of persons. */
        PERSONAL_DATA_READ,
        /** The keys of persons were destroyed. */
        PERSONAL_DATA_ERASED,
        /** Somebody uploaded what the scanner takes for malware. */
        DOCUMENT_INFECTED
    }

    /** The attribute of a request that holds its correlation id, once it has one. */
    public static final String CORRELATION = SecurityLog.class.getName() + ".correlation";

    /** The attribute of a request that says what an operator's act is about, where the path does not. */
    public static final String SUBJECT = SecurityLog.class.getName() + ".subject";

    private static final Logger LOG = LoggerFactory.getLogger("kyodo.security");

    private final String service;

    /** @param service that tells it */
    public SecurityLog(String service) {
        this.service = service;
    }

    /**
     * Tells of the request that this thread serves.
     *
     * @param subject what it was about: {@code group/<id>}, a command, a path
     * @param why in words that hold nothing personal; empty where the event says all
     */
    public void tell(Event event, String subject, String why) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event.name());
        line.put("service", service);
        account().ifPresent(token -> {
            put(line, "account", token.getSubject());
            put(line, "municipality", token.getClaimAsString("municipality"));
            line.put(
                    "roles",
                    Optional.ofNullable(token.getClaimAsStringList("roles")).orElse(List.of()).stream()
                            .map(Text::shown)
                            .toList());
        });
        put(line, "subject", subject);
        put(line, "why", why);
        request().ifPresent(request -> {
            put(line, "method", request.getMethod());
            put(line, "path", request.getRequestURI());
            put(line, "address", request.getRemoteAddr());
            correlation(request).ifPresent(id -> line.put("correlationId", id.toString()));
        });
        LOG.info(Json.TOLERANT.writeValueAsString(line));
    }

    private static void put(Map<String, Object> line, String name, String value) {
        if (value != null && !value.isEmpty()) {
            line.put(name, Text.shown(value));
        }
    }

    private static Optional<Jwt> account() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken known
                ? Optional.of(known.getToken())
                : Optional.empty();
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private static Optional<UUID> correlation(HttpServletRequest request) {
        return request.getAttribute(CORRELATION) instanceof UUID id
                ? Optional.of(id)
                : Correlation.of(request.getHeader(Correlation.HEADER));
    }
}
