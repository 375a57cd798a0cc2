package org.kyodo.chassis.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.access.SecurityLog.Event;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.Problems;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.chassis.http.ReceiptController;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;

/** Who may reach what. Denied unless it stands here; what a role may do beyond that, the commands and rules say. */
public final class Security {
    private static final Logger LOG = LoggerFactory.getLogger(Security.class);

    /** What everybody may read. */
    private static final String[] PUBLIC = {
        "/api/v1/public/**",
        "/api/v1/rules",
        "/api/v1/municipality",
        "/v3/api-docs",
        "/v3/api-docs/**",
        "/actuator/health",
        "/actuator/health/**",
        "/health",
        "/livez",
        "/readyz"
    };

    /** What everybody may read who reaches the management port. */
    private static final String[] MANAGEMENT = {
        "/actuator/health", "/actuator/health/**", "/actuator/prometheus", "/livez", "/readyz"
    };

    private final Problems problems;
    private final SecurityLog log;

    public Security(Problems problems, SecurityLog log) {
        this.problems = problems;
        this.log = log;
    }

    /**
     * On a management port of its own: probes and metrics for everybody, for the network says who reaches it, and nothing else. Matched by
     * the port, so that no path of one leads into the rules of the other.
     */
    public SecurityFilterChain management(HttpSecurity http, ManagementPort port) throws Exception {
        return bare(http.securityMatcher(port))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, MANAGEMENT)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, MANAGEMENT)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(handling ->
                        handling.authenticationEntryPoint(this::notHere).accessDeniedHandler(this::notHere))
                .build();
    }

    private void notHere(HttpServletRequest request, HttpServletResponse response, RuntimeException e)
            throws IOException {
        problems.write(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"), request, response);
    }

    private static HttpSecurity bare(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    public SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return bare(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, PUBLIC)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD, PUBLIC)
                        .permitAll()
                        .requestMatchers(HttpMethod.OPTIONS, PUBLIC)
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, ReceiptController.PATH + "/*")
                        .permitAll()
                        .requestMatchers("/ops/parked", "/ops/parked/**")
                        .hasAnyRole(Role.OPERATOR.name(), Role.PLATFORM_OPERATOR.name())
                        .requestMatchers("/ops/**", "/actuator/**")
                        .hasRole(Role.PLATFORM_OPERATOR.name())
                        .requestMatchers("/api/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(
                                jwt -> jwt.jwtAuthenticationConverter(Security::authenticated))
                        .authenticationEntryPoint((request, response, e) -> unauthenticated(request, response, e))
                        .withObjectPostProcessor(answeringItself()))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> unauthenticated(request, response, e))
                        .accessDeniedHandler((request, response, e) -> {
                            log.tell(Event.FORBIDDEN, "", "no role for this address");
                            problems.write(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"), request, response);
                        }))
                .build();
    }

    /** Of itself the filter throws on what it cannot decide, which would become a fault of the program. */
    private ObjectPostProcessor<BearerTokenAuthenticationFilter> answeringItself() {
        return new ObjectPostProcessor<>() {
            @Override
            public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
                filter.setAuthenticationFailureHandler((request, response, e) -> {
                    if (e instanceof AuthenticationServiceException) {
                        LOG.warn("a token could not be checked: {}", e.getMessage());
                        problems.write(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "IDENTITY_AWAY"), request, response);
                    } else {
                        unauthenticated(request, response, e);
                    }
                });
                return filter;
            }
        };
    }

    private static AbstractAuthenticationToken authenticated(Jwt token) {
        List<SimpleGrantedAuthority> authorities = Role.of(token.getClaimAsStringList("roles")).stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList();
        return new JwtAuthenticationToken(token, authorities, token.getSubject());
    }

    private void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof OAuth2AuthenticationException) {
            // A token came; without one there is nothing to tell.
            log.tell(Event.TOKEN_REFUSED, "", e.getMessage());
        }
        response.setHeader("WWW-Authenticate", "Bearer");
        problems.write(Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED"), request, response);
    }
}
