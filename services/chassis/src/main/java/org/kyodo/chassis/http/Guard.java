package org.kyodo.chassis.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.access.Cursors;
import org.kyodo.chassis.access.RateLimits;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.contracts.value.Wording;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** What stands before every operation, once it is known who calls: the limits of accounts and readers, and the cursors of lists. */
public final class Guard extends OncePerRequestFilter {
    private final RateLimits limits;
    private final Cursors cursors;
    private final Problems problems;

    public Guard(RateLimits limits, Cursors cursors, Problems problems) {
        this.limits = limits;
        this.cursors = cursors;
        this.problems = problems;
    }

    /** What stands before the check of tokens, for that costs something too: the limit of addresses. */
    public static final class OfAddresses extends OncePerRequestFilter {
        private final RateLimits limits;
        private final Problems problems;

        public OfAddresses(RateLimits limits, Problems problems) {
            this.limits = limits;
            this.problems = problems;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (limits.takesAddress(request.getRemoteAddr())) {
                chain.doFilter(request, response);
            } else {
                problems.write(tooMany(), request, response);
            }
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Jwt> token = token();
        boolean taken = token.map(known -> limits.takesAccount(municipality(token) + "/" + known.getSubject()))
                .orElseGet(() -> limits.takesReader(request.getRemoteAddr()));
        if (!taken) {
            problems.write(tooMany(), request, response);
            return;
        }
        String query = request.getQueryString();
        if (query == null || !query.contains(Cursors.PARAMETER + "=")) {
            chain.doFilter(request, response);
            return;
        }
        String cursor = request.getParameter(Cursors.PARAMETER);
        if (cursor == null || cursor.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        Optional<String> position = cursors.open(cursor, request, municipality(token));
        if (position.isEmpty()) {
            problems.write(
                    Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "INVALID_CURSOR",
                            Cursors.PARAMETER,
                            cursor,
                            Wording.NEXT_OF_LIST.of()),
                    request,
                    response);
            return;
        }
        chain.doFilter(new Opened(request, position.get()), response);
    }

    private static Problem tooMany() {
        return Problem.of(HttpStatus.TOO_MANY_REQUESTS, "TOO_MANY_REQUESTS");
    }

    private static Optional<Jwt> token() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken known
                ? Optional.of(known.getToken())
                : Optional.empty();
    }

    private static String municipality(Optional<Jwt> token) {
        return token.map(known -> known.getClaimAsString("municipality")).orElse("");
    }

    /** Whose the lists are that this thread's caller reads; empty for everybody's. */
    static String municipality() {
        return municipality(token());
    }

    /** A request in which the cursor is the position that it stands for. */
    private static final class Opened extends HttpServletRequestWrapper {
        private final String position;

        Opened(HttpServletRequest request, String position) {
            super(request);
            this.position = position;
        }

        @Override
        public String getParameter(String name) {
            return name.equals(Cursors.PARAMETER) ? position : super.getParameter(name);
        }

        @Override
        public String[] getParameterValues(String name) {
            return name.equals(Cursors.PARAMETER) ? new String[] {position} : super.getParameterValues(name);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>(super.getParameterMap());
            all.put(Cursors.PARAMETER, new String[] {position});
            return all;
        }
    }
}
