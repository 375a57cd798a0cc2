package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The operations whose content is not JSON: a document is sent as it is, and is had as it is. Where a service has them, {@link
 * Intake} lets exactly these through.
 *
 * @param body bytes of a document
 * @param isTaken which {@code Content-Type} a document may have
 * @param extensions of their files, for who sent another one
 */
public record Streams(long body, Predicate<String> isTaken, List<String> extensions) {
    public static final String DOCUMENTS = "/api/v1/documents";
    public static final String PUBLIC_DOCUMENTS = "/api/v1/public/documents";

    private static final Pattern DOCUMENT = Pattern.compile("(?:" + DOCUMENTS + "|" + PUBLIC_DOCUMENTS + ")/[^/]+");

    static boolean bringsDocument(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(DOCUMENTS);
    }

    static boolean wantsDocument(HttpServletRequest request) {
        return (request.getMethod().equals("GET") || request.getMethod().equals("HEAD"))
                && DOCUMENT.matcher(request.getRequestURI()).matches();
    }
}
