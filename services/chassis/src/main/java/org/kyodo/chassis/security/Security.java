package org.kyodo.chassis.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.Role;
import org.kyodo.chassis.http.CallerResolver;
import org.kyodo.chassis.http.Problems;
import org.kyodo.chassis.http.Problems.Problem;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;

/** Who may reach what. Denied unless it stands here; what a role may do beyond that, the commands and rules say. */
public final class Security {
    private final Problems problems;
    private final Municipalities municipalities;

    public Security(Problems problems, Municipalities municipalities) {
        this.problems = problems;
        this.municipalities = municipalities;
    }

    public SecurityFilterChain chain(HttpSecurity http) throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(
                                HttpMethod.GET,
                                "/api/v1/public/**",
                                "/api/v1/rules",
                                "/v3/api-docs",
                                "/v3/api-docs/**",
                                "/actuator/health",
                                "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/ops/**", "/actuator/**")
                        .hasRole(Role.OPERATOR.name())
                        .requestMatchers("/api/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.jwt(jwt -> jwt.jwtAuthenticationConverter(this::authenticated))
                        .authenticationEntryPoint((request, response, e) -> unauthenticated(request, response)))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, e) -> unauthenticated(request, response))
                        .accessDeniedHandler((request, response, e) ->
                                write(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN"), request, response)))
                .build();
    }

    /** @throws InvalidBearerTokenException when the token lacks what Kyodo needs of it */
    private AbstractAuthenticationToken authenticated(Jwt token) {
        try {
            MunicipalityCode municipality = MunicipalityCode.of(token.getClaimAsString("municipality"));
            if (!municipalities.serves(municipality)) {
                throw new IllegalArgumentException("municipality " + municipality + " is not served here");
            }
            AccountRef.of(token.getSubject());
            if (token.hasClaim("department")) {
                DepartmentCode.of(token.getClaimAsString("department"));
            }
            List<SimpleGrantedAuthority> authorities = CallerResolver.rolesOf(token).stream()
                    .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                    .toList();
            return new JwtAuthenticationToken(token, authorities, token.getSubject());
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException(e.getMessage(), e);
        }
    }

    private void unauthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        write(Problem.of(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED"), request, response);
    }

    private void write(Problem problem, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(Json.STRICT.writeValueAsBytes(problems.document(problem, request)));
    }
}
