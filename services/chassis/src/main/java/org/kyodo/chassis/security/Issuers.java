package org.kyodo.chassis.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.settings.WrongSettings;
import org.kyodo.chassis.settings.WrongSettings.Fault;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** All providers whose tokens are taken. A token is held against the keys and rules of the one that it names. */
public final class Issuers implements JwtDecoder {
    static final Fault NONE = new Fault(Issuer.SETTING, "発行者を一つ以上指定してください", "expected: at least one issuer");

    /** By so much the clocks of provider and service may differ. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Map<String, JwtDecoder> decoders = new HashMap<>();

    /** @throws WrongSettings when there is none, or an address of one is not safe */
    public Issuers(List<Issuer> issuers, Municipalities municipalities) {
        List<Fault> faults =
                issuers.stream().flatMap(issuer -> issuer.faults().stream()).toList();
        if (issuers.isEmpty() || !faults.isEmpty()) {
            throw new WrongSettings(faults.isEmpty() ? List.of(NONE) : faults);
        }
        issuers.forEach(issuer -> decoders.put(issuer.uri().toString(), decoder(issuer, municipalities)));
    }

    private static JwtDecoder decoder(Issuer issuer, Municipalities municipalities) {
        JwtTimestampValidator time = new JwtTimestampValidator(SKEW);
        time.setAllowEmptyExpiryClaim(false);
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(ProviderKeys.of(issuer))
                .jwsAlgorithms(taken -> taken.addAll(issuer.algorithms()))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                time, new JwtIssuerValidator(issuer.uri().toString()), new TokenRules(issuer, municipalities)));
        return decoder;
    }

    /**
     * @throws BadJwtException when the token is not to be taken
     * @throws JwtException when that cannot be said, for its issuer's keys cannot be had
     */
    @Override
    public Jwt decode(String token) {
        return Optional.ofNullable(decoders.get(issuerOf(token)))
                .orElseThrow(() -> new BadJwtException("the issuer is not one of ours"))
                .decode(token);
    }

    /** Whom it names; nothing of it is believed yet. */
    private static String issuerOf(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException | RuntimeException e) {
            throw new BadJwtException("not a JWT", e);
        }
    }
}
