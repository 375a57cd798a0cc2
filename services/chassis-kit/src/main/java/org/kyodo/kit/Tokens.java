package org.kyodo.kit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Role;

/** Signs tokens as an identity provider would. */
public final class Tokens {
    private static final RSAKey OURS = key();
    private static final RSAKey AKITAS = key();
    private static final RSAKey FOREIGN = key();
    private static final String EVERYWHERE = "https://identity.test";
    private static final String AKITA = "https://identity.akita.test";
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private Tokens() {}

    /**
     * What a service under test must be set to so that it takes these tokens: {@code https://identity.test} speaks for all,
     * {@code https://identity.akita.test} for 秋田市 only.
     */
    public static Map<String, String> settings() {
        return Map.of(
                "kyodo.issuers[0].uri",
                EVERYWHERE,
                "kyodo.issuers[0].jwk-set-uri",
                published(OURS),
                "kyodo.issuers[1].uri",
                AKITA,
                "kyodo.issuers[1].jwk-set-uri",
                published(AKITAS),
                "kyodo.issuers[1].municipalities",
                "052019");
    }

    /** The same as arguments of a program. */
    public static String[] arguments(String... others) {
        return Stream.concat(
                        Stream.of(others),
                        settings().entrySet().stream().map(one -> "--" + one.getKey() + "=" + one.getValue()))
                .toArray(String[]::new);
    }

    private static String published(RSAKey key) {
        try {
            Path file = Files.createTempFile("keys", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JWKSet(key.toPublicJWK()).toString())
                    .toUri()
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A good token. @param department may be {@code null} */
    public static String of(String account, String municipality, String department, Role... roles) {
        return signed(OURS, ACCESS_TOKEN, claims(account, municipality, department, roles));
    }

    /** A token signed with a key nobody trusts. */
    public static String forged(String account, String municipality, Role... roles) {
        return signed(FOREIGN, ACCESS_TOKEN, claims(account, municipality, null, roles));
    }

    /** A token of ours with something wrong in it. */
    public static String altered(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(OURS, ACCESS_TOKEN, change.apply(claims("acct-altered", "352039", null, Role.STAFF)));
    }

    /** A token of ours with another {@code typ}. */
    public static String typed(String type) {
        return signed(OURS, new JOSEObjectType(type), claims("acct-altered", "352039", null, Role.STAFF));
    }

    /** A token of the provider that speaks for 秋田市 only. */
    public static String ofAkita(String municipality, Role... roles) {
        return signed(
                AKITAS,
                ACCESS_TOKEN,
                claims("acct-of-akita", municipality, null, roles).issuer(AKITA));
    }

    /** A token that the provider of 秋田市 signed in the name of the other. */
    public static String ofAkitaInAnothersName() {
        return signed(AKITAS, ACCESS_TOKEN, claims("acct-of-akita", "352039", null, Role.STAFF));
    }

    private static JWTClaimsSet.Builder claims(String account, String municipality, String department, Role... roles) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(account)
                .audience("kyodo")
                .issuer(EVERYWHERE)
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .claim("municipality", municipality)
                .claim("roles", Stream.of(roles).map(Role::claim).toList());
        return department == null ? claims : claims.claim("department", department);
    }

    private static String signed(RSAKey key, JOSEObjectType type, JWTClaimsSet.Builder claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(type)
                        .keyID(key.getKeyID())
                        .build(),
                claims.build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
