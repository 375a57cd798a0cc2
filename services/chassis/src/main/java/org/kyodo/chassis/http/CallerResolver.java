package org.kyodo.chassis.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kyodo.chassis.access.Correlation;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.aggregate.Keys;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Wording;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads the {@link Caller} from token and headers. */
public final class CallerResolver implements HandlerMethodArgumentResolver {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,100}");
    private static final String PARTY = "Kyodo-On-Behalf-Of";
    /**
     * A telephone number, a day of birth, an individual number マイナンバー: six digits to fifteen (E.164) and what stands between them. What
     * identity providers and Kyodo itself issue has letters, or is longer.
     */
    private static final Pattern NUMBER_OF_A_PERSON =
            Pattern.compile("(?i)(?:(?:tel|fax|phone|mobile)[:._-]*)?[0-9](?:[:._-]*[0-9]){5,14}[:._-]*");

    private static final Set<Channel> BY_STAFF =
            EnumSet.of(Channel.WEB, Channel.COUNTER, Channel.PAPER, Channel.TELEPHONE);

    private final Supplier<Keys> keys;
    private final BiFunction<DepartmentCode, MunicipalityCode, Set<DepartmentCode>> oneWith;

    /**
     * @param keys where it is kept which id an {@code Idempotency-Key} led to
     * @param oneWith the departments that are one with it since a reorganisation
     */
    public CallerResolver(
            Supplier<Keys> keys, BiFunction<DepartmentCode, MunicipalityCode, Set<DepartmentCode>> oneWith) {
        this.keys = keys;
        this.oneWith = oneWith;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest web, WebDataBinderFactory binder) {
        HttpServletRequest request = web.getNativeRequest(HttpServletRequest.class);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Jwt token = ((JwtAuthenticationToken) authentication).getToken();
        Set<Role> roles = Role.of(token.getClaimAsStringList("roles"));
        MunicipalityCode municipality = MunicipalityCode.of(token.getClaimAsString("municipality"));
        Optional<DepartmentCode> department =
                Optional.ofNullable(token.getClaimAsString("department")).map(DepartmentCode::of);
        Actor actor = new Actor(
                AccountRef.of(token.getSubject()),
                roles,
                department,
                channel(request),
                header(request, PARTY).map(CallerResolver::party),
                department
                        .filter(any -> roles.contains(Role.STAFF))
                        .map(own -> oneWith.apply(own, municipality))
                        .orElse(Set.of()));
        Optional<Request.Key> key = key(request);
        return new Caller(
                municipality,
                actor,
                ifMatch(request),
                key,
                correlationId(request),
                Correlation.traceparent(request.getHeader("traceparent")),
                deciding -> key.map(used -> keys.get().idFor(used, actor, municipality, deciding))
                        .orElseGet(Ids::next),
                () -> JsonBodies.content(request));
    }

    /** It goes into the envelope of events, where nobody can erase it: so what says something of a person is not taken, nor repeated. */
    private static String party(String named) {
        if (NUMBER_OF_A_PERSON.matcher(named).matches() || !AccountRef.isOne(named)) {
            throw new InvalidInput(PARTY, Wording.NOT_SHOWN.of(), Wording.PARTY_REFERENCE.of());
        }
        return named;
    }

    private static Channel channel(HttpServletRequest request) {
        return header(request, "Kyodo-Channel")
                .map(text -> {
                    for (Channel channel : BY_STAFF) {
                        if (channel.name().equals(text)) {
                            return channel;
                        }
                    }
                    throw new InvalidInput(
                            "Kyodo-Channel",
                            text,
                            Wording.ONE_OF.of(List.of(Channel.WEB, Channel.COUNTER, Channel.PAPER, Channel.TELEPHONE)));
                })
                .orElse(Channel.WEB);
    }

    private static OptionalLong ifMatch(HttpServletRequest request) {
        return header(request, "If-Match")
                .map(text -> {
                    Matcher matcher = ETAG.matcher(text.strip());
                    if (!matcher.matches()) {
                        throw new InvalidInput("If-Match", text, Wording.ETAG.of());
                    }
                    return OptionalLong.of(Long.parseLong(matcher.group(1)));
                })
                .orElse(OptionalLong.empty());
    }

    private static Optional<Request.Key> key(HttpServletRequest request) {
        return header(request, "Idempotency-Key").map(text -> {
            if (!KEY.matcher(text).matches()) {
                throw new InvalidInput("Idempotency-Key", text, Wording.SHORT_ASCII.of(100));
            }
            return new Request.Key(request.getMethod() + " " + request.getRequestURI(), text);
        });
    }

    private static UUID correlationId(HttpServletRequest request) {
        UUID id = header(request, Correlation.HEADER)
                .map(text -> Correlation.of(text)
                        .orElseThrow(() -> new InvalidInput(Correlation.HEADER, text, Wording.UUID.of())))
                .orElseGet(Ids::next);
        request.setAttribute(SecurityLog.CORRELATION, id);
        return id;
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).filter(value -> !value.isBlank());
    }
}
