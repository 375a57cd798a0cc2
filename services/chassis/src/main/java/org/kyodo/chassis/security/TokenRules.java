package org.kyodo.chassis.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * What Kyodo demands of a token besides signature and time: that it is an access token (RFC 9068) made for Kyodo, and that
 * its issuer may say what it says.
 */
final class TokenRules implements OAuth2TokenValidator<Jwt> {
    static final String AUDIENCE = "kyodo";

    private static final Set<String> ACCESS_TOKEN = Set.of("at+jwt", "application/at+jwt");
    /** Only in an ID token, which tells a client who signed in and gives nobody access. */
    private static final List<String> OF_AN_ID_TOKEN = List.of("nonce", "at_hash", "c_hash", "s_hash");

    private final Issuer issuer;
    private final Municipalities municipalities;

    TokenRules(Issuer issuer, Municipalities municipalities) {
        this.issuer = issuer;
        this.municipalities = municipalities;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        try {
            isAccessToken(token);
            saysWhatItsIssuerMay(token);
            return OAuth2TokenValidatorResult.success();
        } catch (RuntimeException e) {
            // Also what a claim of an odd type leads to: it is the token that is wrong, not the program.
            return OAuth2TokenValidatorResult.failure(
                    new OAuth2Error("invalid_token", String.valueOf(e.getMessage()), null));
        }
    }

    private void isAccessToken(Jwt token) {
        String type = String.valueOf(token.getHeaders().getOrDefault("typ", "")).toLowerCase(Locale.ROOT);
        demand(
                ACCESS_TOKEN.contains(type) || issuer.plainJwt() && (type.isEmpty() || type.equals("jwt")),
                "typ is not that of an access token");
        demand(token.getAudience() != null && token.getAudience().contains(AUDIENCE), "aud is not " + AUDIENCE);
        OF_AN_ID_TOKEN.forEach(claim -> demand(!token.hasClaim(claim), claim + " is of an ID token"));
        // As Amazon Cognito and Keycloak mark what kind of token it is.
        demand(isAbsentOr(token, "token_use", "access"), "token_use is not access");
        demand(isAbsentOr(token, "typ", "bearer"), "the claim typ is not Bearer");
    }

    private static boolean isAbsentOr(Jwt token, String claim, String value) {
        return !token.hasClaim(claim) || value.equalsIgnoreCase(token.getClaimAsString(claim));
    }

    private void saysWhatItsIssuerMay(Jwt token) {
        MunicipalityCode municipality = MunicipalityCode.of(token.getClaimAsString("municipality"));
        demand(municipalities.serves(municipality), "the municipality is not served here");
        demand(
                issuer.speaksForAll() || issuer.municipalities().contains(municipality),
                "the issuer does not speak for the municipality");
        AccountRef.of(token.getSubject());
        if (token.hasClaim("department")) {
            DepartmentCode.of(token.getClaimAsString("department"));
        }
        Set<Role> roles = Role.of(token.getClaimAsStringList("roles"));
        demand(
                issuer.speaksForAll() || !roles.contains(Role.PLATFORM_OPERATOR),
                "the issuer does not speak for the installation");
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
