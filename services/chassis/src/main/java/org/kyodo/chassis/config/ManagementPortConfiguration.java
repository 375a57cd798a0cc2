package org.kyodo.chassis.config;

import jakarta.servlet.Filter;
import java.util.Map;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

/** What a management port of its own has besides: the probes by the names that they have on the other port. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ManagementPortConfiguration {
    private static final Map<String, String> PROBES =
            Map.of("/livez", "/actuator/health/liveness", "/readyz", "/actuator/health/readiness");

    @Bean
    FilterRegistrationBean<Filter> probes() {
        FilterRegistrationBean<Filter> probes =
                new FilterRegistrationBean<>((request, response, chain) -> request.getRequestDispatcher(
                                PROBES.get(((jakarta.servlet.http.HttpServletRequest) request).getServletPath()))
                        .forward(request, response));
        probes.setUrlPatterns(PROBES.keySet());
        return probes;
    }
}
