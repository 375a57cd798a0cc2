package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.contracts.value.Wording;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what an operation would not look at: a parameter of the query that it does not have, for it may be a misspelt one
 * and the answer then another one than was asked for, and one that is given twice.
 */
public final class KnownParameters implements HandlerInterceptor {
    private static final String OURS = "org.kyodo.";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith(OURS)) {
            List<String> known = Stream.of(method.getMethodParameters())
                    .flatMap(KnownParameters::namesOf)
                    .toList();
            List<Fault> faults = new ArrayList<>();
            request.getParameterMap().forEach((name, values) -> {
                if (!known.contains(name)) {
                    faults.add(
                            new Fault(known.isEmpty() ? "NO_PARAMETERS" : "UNKNOWN_PARAMETER", name, values[0], known));
                } else if (values.length > 1) {
                    faults.add(Fault.invalid(name, String.join(", ", values), Wording.ONE_VALUE.of()));
                }
            });
            if (!faults.isEmpty()) {
                throw new Faulty(faults);
            }
        }
        return true;
    }

    private static Stream<String> namesOf(MethodParameter parameter) {
        if (parameter.getParameterType() == PageQuery.class) {
            return PageQueryResolver.names(parameter).stream();
        }
        return parameter.hasParameterAnnotation(RequestParam.class) ? Stream.of(nameOf(parameter)) : Stream.empty();
    }

    private static String nameOf(MethodParameter parameter) {
        return Optional.ofNullable(parameter.getParameterAnnotation(RequestParam.class))
                .map(RequestParam::name)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> parameter.getParameter().getName());
    }
}
