package org.kyodo.chassis.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import org.springframework.core.ResolvableType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Where a command says {@code Kyodo-Dry-Run: true}, the whole request is a {@link DryRun}: decided like any other and not carried
 * out. As a filter it sees to that, and as an interceptor it refuses what cannot be run dry.
 */
public final class DryRuns extends OncePerRequestFilter implements HandlerInterceptor {
    public static final String HEADER = "Kyodo-Dry-Run";

    private static final List<String> VALUES = List.of("true", "false");
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        List<String> given = given(request);
        // A value that is refused in a moment is no licence to write either.
        if (given.isEmpty() || given.equals(List.of("false"))) {
            chain.doFilter(request, response);
            return;
        }
        try {
            DryRun.of(() -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        List<String> given = given(request);
        if (given.size() > 1 || !VALUES.containsAll(given)) {
            throw new InvalidInput(HEADER, String.join(", ", given), Wording.ONE_OF.of(VALUES));
        }
        if (given.contains("true")
                && !LOOKING.contains(request.getMethod())
                && handler instanceof HandlerMethod method
                && !takes(method)) {
            throw new Faulty(List.of(new Fault("DRY_RUN_NOT_SUPPORTED", HEADER, "true", "false")));
        }
        return true;
    }

    /** Whether an operation can be run dry: it is answered with a receipt, and so all it does is a command. */
    public static boolean takes(HandlerMethod handler) {
        return Answers.Receipted.class.isAssignableFrom(ResolvableType.forMethodReturnType(handler.getMethod())
                .getGeneric(0)
                .resolve(Object.class));
    }

    private static List<String> given(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HEADER));
    }
}
