package org.kyodo.chassis.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.Municipalities;
import org.kyodo.chassis.settings.WrongSettings;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class IssuersTest {
    private static final Municipalities ALL = new Municipalities() {
        @Override
        public boolean serves(MunicipalityCode municipality) {
            return true;
        }

        @Override
        public String ruleSetVersion(MunicipalityCode municipality) {
            return "1";
        }
    };

    private final AtomicInteger fetched = new AtomicInteger();
    private ECKey key;
    private JWKSet published;
    private String names;
    private HttpServer provider;
    private URI address;

    @BeforeEach
    void start() throws Exception {
        key = new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        published = new JWKSet(key.toPublicJWK());
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        address = URI.create("http://127.0.0.1:" + provider.getAddress().getPort());
        names = address.toString();
        provider.createContext("/", exchange -> {
            boolean configuration = exchange.getRequestURI().getPath().endsWith("openid-configuration");
            fetched.addAndGet(configuration ? 0 : 1);
            byte[] body = (configuration
                            ? "{\"issuer\": \"" + names + "\", \"jwks_uri\": \"" + address + "/keys\"}"
                            : published.toString())
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void are_bound_from_settings() {
        List<Issuer> bound = new Binder(new MapConfigurationPropertySource(Map.of(
                        "kyodo.issuers[0].uri", "https://login.example.lg.jp",
                        "kyodo.issuers[1].uri", "https://idp.akita.example",
                        "kyodo.issuers[1].municipalities", "052019,NP",
                        "kyodo.issuers[1].jwk-set-uri", "https://idp.akita.example/keys",
                        "kyodo.issuers[1].algorithms", "ES256",
                        "kyodo.issuers[1].plain-jwt", "true",
                        "kyodo.issuers[1].plain-http", "true")))
                .bind("kyodo.issuers", Bindable.listOf(Issuer.class))
                .get();

        assertThat(bound.getFirst().speaksForAll()).isTrue();
        assertThat(bound.getLast())
                .isEqualTo(new Issuer(
                        URI.create("https://idp.akita.example"),
                        Set.of(MunicipalityCode.of("052019"), MunicipalityCode.of("NP")),
                        Optional.of(URI.create("https://idp.akita.example/keys")),
                        Set.of(SignatureAlgorithm.ES256),
                        true,
                        true));
    }

    @Test
    void are_refused_without_an_address_in_words() {
        MockEnvironment settings = new MockEnvironment().withProperty("kyodo.issuers[0].plain-http", "true");
        assertThatExceptionOfType(WrongSettings.class)
                .isThrownBy(() -> new Issuers(Issuer.in(settings), ALL))
                .withMessageContaining("kyodo.issuers[].uri");
        assertThat(new NoTrialIssuer().faults(settings)).isEmpty();
    }

    @Test
    void are_refused_outside_this_machine_without_https() {
        assertThatExceptionOfType(WrongSettings.class)
                .isThrownBy(() -> new Issuers(
                        List.of(
                                issuer(URI.create("http://idp.example.lg.jp"), Optional.empty(), false),
                                issuer(
                                        URI.create("https://idp.example.lg.jp"),
                                        Optional.of(URI.create("http://idp.example.lg.jp/keys")),
                                        false),
                                issuer(URI.create("http://127.0.0.1.example.lg.jp"), Optional.empty(), false)),
                        ALL))
                .satisfies(wrong -> assertThat(wrong.faults()).hasSize(3));
        assertThatThrownBy(() -> new Issuers(List.of(), ALL)).isInstanceOf(WrongSettings.class);
        new Issuers(List.of(issuer(URI.create("http://[::1]:8080"), Optional.empty(), false)), ALL);
        // As in a cluster that tries it out; in production it is refused all the same, see ProfileTest.
        new Issuers(
                List.of(new Issuer(
                        URI.create("http://kyodo-identity:8080"), Set.of(), Optional.empty(), Set.of(), false, true)),
                ALL);
    }

    @Test
    void are_asked_for_their_keys_at_the_first_token_and_then_seldom() throws Exception {
        Issuers issuers = issuers(false);
        assertThat(fetched).hasValue(0);

        issuers.decode(token("at+jwt", key));
        issuers.decode(token("at+jwt", key));
        assertThat(fetched).hasValue(1);

        ECKey unknown =
                new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> issuers.decode(token("at+jwt", unknown))).isInstanceOf(BadJwtException.class);
        }
        assertThat(fetched).as("whatever strangers send").hasValue(1);
    }

    @Test
    void that_are_away_are_no_reason_to_call_a_token_bad() throws Exception {
        Issuers issuers = issuers(false);
        String token = token("at+jwt", key);
        provider.stop(0);

        assertThatThrownBy(() -> issuers.decode(token))
                .isInstanceOf(JwtException.class)
                .isNotInstanceOf(BadJwtException.class);
    }

    @Test
    void that_answer_in_the_name_of_another_are_not_believed() throws Exception {
        names = "https://idp.example.lg.jp";
        Issuers issuers = issuers(false);
        String token = token("at+jwt", key);

        assertThatThrownBy(() -> issuers.decode(token)).isInstanceOf(JwtException.class);
        assertThat(fetched).hasValue(0);
    }

    @Test
    void may_be_ones_that_do_not_mark_access_tokens_where_the_setting_says_so() throws Exception {
        String plain = token("JWT", key);
        String logout = token("logout+jwt", key);

        assertThat(issuers(true).decode(plain).getSubject()).isEqualTo("acct-staff");
        assertThatThrownBy(() -> issuers(true).decode(logout)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> issuers(false).decode(plain)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void sign_with_keys_of_which_the_secret_half_is_theirs_alone() throws Exception {
        Issuers issuers = issuers(false);
        SignedJWT symmetric = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(key.getKeyID())
                        .build(),
                claims());
        symmetric.sign(new MACSigner(key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
        String none = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0."
                + symmetric.getPayload().toBase64URL() + ".";

        for (String token : List.of(symmetric.serialize(), none)) {
            assertThatThrownBy(() -> issuers.decode(token)).isInstanceOf(BadJwtException.class);
        }
        assertThatThrownBy(() -> new Binder(new MapConfigurationPropertySource(Map.of(
                                "kyodo.issuers[0].uri", "https://idp.example", "kyodo.issuers[0].algorithms", "HS256")))
                        .bind("kyodo.issuers", Bindable.listOf(Issuer.class)))
                .hasStackTraceContaining("HS256");
    }

    private Issuers issuers(boolean plainJwt) {
        return new Issuers(List.of(issuer(address, Optional.empty(), plainJwt)), ALL);
    }

    private static Issuer issuer(URI uri, Optional<URI> keys, boolean plainJwt) {
        return new Issuer(uri, Set.of(), keys, Set.of(), plainJwt, false);
    }

    private JWTClaimsSet claims() {
        return new JWTClaimsSet.Builder()
                .issuer(address.toString())
                .subject("acct-staff")
                .audience("kyodo")
                .expirationTime(Date.from(Instant.now().plusSeconds(60)))
                .claim("municipality", "352039")
                .claim("roles", List.of("staff"))
                .build();
    }

    private String token(String type, ECKey by) throws Exception {
        JWSSigner signer = new ECDSASigner(by);
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType(type))
                        .keyID(by.getKeyID())
                        .build(),
                claims());
        token.sign(signer);
        return token.serialize();
    }
}
