package org.kyodo.chassis.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Tells the security log of every call under {@code /ops} that may change something, the ones to come included. */
public final class OperatorsActs implements HandlerInterceptor {
    private static final Set<String> ONLY_LOOK =
            Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name(), HttpMethod.OPTIONS.name());

    private final SecurityLog log;

    public OperatorsActs(SecurityLog log) {
        this.log = log;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (!ONLY_LOOK.contains(request.getMethod())) {
            Object subject = request.getAttribute(SecurityLog.SUBJECT);
            log.tell(
                    Event.OPERATOR_ACTED,
                    subject == null ? "" : subject.toString(),
                    "answered " + response.getStatus());
        }
    }
}
