package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.AllowedTo;
import org.kyodo.chassis.form.Drafts;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Wording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Where a command names its draft ({@code Kyodo-Draft}), the draft is gone once the command is accepted. */
public final class HandedIn implements HandlerInterceptor {
    public static final String HEADER = "Kyodo-Draft";

    private static final Logger LOG = LoggerFactory.getLogger(HandedIn.class);

    private final Drafts drafts;

    public HandedIn(Drafts drafts) {
        this.drafts = drafts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        named(request);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception thrown) {
        boolean accepted =
                thrown == null && HttpStatus.valueOf(response.getStatus()).is2xxSuccessful() && !DryRun.isOn();
        if (!accepted
                || !(handler instanceof HandlerMethod method)
                || !(request.getUserPrincipal() instanceof JwtAuthenticationToken caller)) {
            return;
        }
        named(request).ifPresent(id -> command(method).ifPresent(command -> forget(caller.getToken(), id, command)));
    }

    /** It is accepted whatever becomes of the draft, which ages like any other. */
    private void forget(Jwt token, UUID id, String command) {
        try {
            Drafts.Owner owner = new Drafts.Owner(
                    MunicipalityCode.of(token.getClaimAsString("municipality")), AccountRef.of(token.getSubject()));
            drafts.handedIn(owner, id, command);
        } catch (RuntimeException e) {
            LOG.warn("the draft of a command that was handed in is left: {}", e.toString());
        }
    }

    private static Optional<String> command(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .filter(type -> type.isAnnotationPresent(AllowedTo.class))
                .map(Class::getSimpleName)
                .findFirst();
    }

    private static Optional<UUID> named(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HEADER)).map(text -> {
            try {
                return Json.TOLERANT.convertValue(text, UUID.class);
            } catch (RuntimeException e) {
                throw new InvalidInput(HEADER, text, Wording.UUID.of());
            }
        });
    }
}
