package org.kyodo.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

class IdentityProviderTest {

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path state;

    private final HttpClient http = HttpClient.newHttpClient();
    private ConfigurableApplicationContext provider;

    @BeforeEach
    void start() {
        provider = SpringApplication.run(
                IdentityProvider.class,
                "--server.port=0",
                "--kyodo.identity.issuer=",
                "--kyodo.identity.state=" + state.resolve("identity"));
    }

    @AfterEach
    void stop() {
        provider.close();
        http.close();
    }

    @Test
    void tells_where_its_endpoints_are() throws Exception {
        JsonNode discovered = discover();

        assertThat(discovered.get("issuer").asString()).isEqualTo(address());
        assertThat(discovered.get("jwks_uri").asString()).startsWith(address());
        assertThat(discovered.get("token_endpoint").asString()).startsWith(address());
    }

    @Test
    void names_itself_as_it_is_told_to() throws Exception {
        provider.close();
        provider = SpringApplication.run(
                IdentityProvider.class,
                "--server.port=0",
                "--kyodo.identity.issuer=http://127.0.0.1:9000",
                "--kyodo.identity.state=" + state.resolve("identity"));

        assertThat(discover().get("issuer").asString()).isEqualTo("http://127.0.0.1:9000");
    }

    @Test
    void gives_a_group_a_token_that_says_who_it_is_and_where() throws Exception {
        SignedJWT token = tokenOf("352039-group-1");

        assertThat(token.getHeader().getType()).hasToString("at+jwt");
        Map<String, Object> claims = new HashMap<>(token.getJWTClaimsSet().getClaims());
        claims.keySet().removeAll(List.of("iat", "nbf", "exp", "jti"));
        assertThat(claims)
                .isEqualTo(Map.of(
                        "sub", "acct-352039-group-1",
                        "aud", List.of("kyodo"),
                        "iss", address(),
                        "municipality", "352039",
                        "roles", List.of("group")));
    }

    @Test
    void gives_staff_a_token_with_their_department() throws Exception {
        SignedJWT token = tokenOf("352039-school-education");

        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("staff");
        assertThat(token.getJWTClaimsSet().getStringClaim("department")).isEqualTo("school-education");
    }

    @Test
    void gives_tokens_for_one_hour() throws Exception {
        SignedJWT token = tokenOf("NP-auditor");

        assertThat(Duration.between(
                        token.getJWTClaimsSet().getIssueTime().toInstant(),
                        token.getJWTClaimsSet().getExpirationTime().toInstant()))
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void signs_with_the_key_it_publishes_and_publishes_no_private_part() throws Exception {
        JWKSet published = JWKSet.parse(get(discover().get("jwks_uri").asString()));
        SignedJWT token = tokenOf("352039-group-1");

        RSAKey key = (RSAKey) published.getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new RSASSAVerifier(key))).isTrue();
        assertThat(published.containsNonPublicKeys()).isFalse();
    }

    @Test
    void refuses_a_wrong_secret_and_an_unknown_account() throws Exception {
        assertThat(requestToken("352039-group-1", secrets().get("352039-group-2"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(requestToken("352039-nobody", "secret").statusCode()).isEqualTo(401);
    }

    @Test
    void keeps_key_and_secrets_over_a_restart() throws Exception {
        SignedJWT before = tokenOf("352039-group-1");
        Map<String, String> secretsBefore = secrets();

        stopAndStart();

        JWKSet published = JWKSet.parse(get(discover().get("jwks_uri").asString()));
        RSAKey key = (RSAKey) published.getKeyByKeyId(before.getHeader().getKeyID());
        assertThat(before.verify(new RSASSAVerifier(key))).isTrue();
        tokenOf("352039-group-1");
        assertThat(secrets()).isEqualTo(secretsBefore);
    }

    @Test
    void derives_secrets_from_a_seed_so_that_whoever_has_it_needs_no_file() throws Exception {
        provider.close();
        provider = SpringApplication.run(
                IdentityProvider.class,
                "--server.port=0",
                "--kyodo.identity.issuer=",
                "--kyodo.identity.seed=a-seed-of-at-least-32-characters",
                "--kyodo.identity.state=" + state.resolve("identity"));

        // printf 352039-group-1 | openssl dgst -sha256 -hmac a-seed-of-at-least-32-characters -binary | basenc
        // --base64url
        assertThat(requestToken("352039-group-1", "LzEfssq18_fpztOVmcWQjyT3RmRPG3a8qmfIVWdMGC8")
                        .statusCode())
                .isEqualTo(200);
        assertThat(secrets().values()).doesNotHaveDuplicates();
    }

    @Test
    void takes_no_seed_that_can_be_guessed() {
        assertThatThrownBy(() -> new Identity(state, "", "guessed", List.of()))
                .hasMessageContaining("kyodo.identity.seed");
    }

    @Test
    void takes_no_service_of_the_cluster_for_its_port() {
        assertThat(IdentityProvider.withoutLink(Map.of("KYODO_IDENTITY_PORT", "tcp://10.0.0.1:80")))
                .containsExactly("--server.port=9000");
        assertThat(IdentityProvider.withoutLink(Map.of("KYODO_IDENTITY_PORT", "18080")))
                .isEmpty();
    }

    @Test
    void lets_only_the_owner_read_key_and_secrets() throws Exception {
        tokenOf("352039-group-1");

        for (String file : List.of("signing-key.json", "accounts.json")) {
            assertThat(Files.getPosixFilePermissions(state.resolve("identity").resolve(file)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    @Test
    void gives_each_account_its_own_secret() throws Exception {
        assertThat(secrets().values()).doesNotHaveDuplicates().allSatisfy(secret -> assertThat(secret)
                .hasSizeGreaterThan(40));
    }

    @Test
    void has_every_role_in_every_municipality() {
        List<Account> accounts = provider.getBean(Identity.class).accounts();

        for (String municipality : List.of("052019", "352039", "062014", "012076", "NP")) {
            List<Account> here = accounts.stream()
                    .filter(account -> account.municipality().equals(municipality))
                    .toList();
            assertThat(here).flatExtracting(Account::roles).contains(Role.values());
            assertThat(here).extracting(Account::department).contains("collaboration-office");
        }
        assertThat(accounts)
                .filteredOn(account -> account.municipality().equals("352039")
                        && account.roles().contains(Role.REVIEWER))
                .hasSize(6);
        assertThat(accounts).extracting(Account::clientId).doesNotHaveDuplicates();
    }

    @Test
    void has_staff_only_of_departments_that_the_municipality_has() throws Exception {
        Map<String, String> presets = new HashMap<>();
        try (Stream<Path> files = Files.list(Path.of("../../services/presets/src/main/resources/presets"))) {
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                presets.put(text.replaceAll("(?s).*?\\ncode: \"?(\\w+)\"?\\n.*", "$1"), text);
            }
        }

        assertThat(provider.getBean(Identity.class).accounts())
                .filteredOn(account -> account.roles().contains(Role.STAFF))
                .isNotEmpty()
                .allSatisfy(account -> assertThat(presets.get(account.municipality()))
                        .contains("  - {code: " + account.department() + ","));
    }

    private void stopAndStart() {
        provider.close();
        start();
    }

    private SignedJWT tokenOf(String clientId) throws Exception {
        HttpResponse<String> response = requestToken(clientId, secrets().get(clientId));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return SignedJWT.parse(
                JSON.readTree(response.body()).get("access_token").asString());
    }

    private HttpResponse<String> requestToken(String clientId, String secret) throws Exception {
        String credentials = URLEncoder.encode(clientId, StandardCharsets.UTF_8) + ":" + secret;
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(discover().get("token_endpoint").asString()))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes()))
                        .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Map<String, String> secrets() throws Exception {
        Map<String, String> secrets = new HashMap<>();
        JSON.readTree(Files.readString(state.resolve("identity/accounts.json")))
                .forEach(account -> secrets.put(
                        account.get("clientId").asString(),
                        account.get("secret").asString()));
        return secrets;
    }

    private JsonNode discover() throws Exception {
        return JSON.readTree(get(address() + "/.well-known/openid-configuration"));
    }

    private String get(String address) throws Exception {
        HttpResponse<String> response =
                http.send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private String address() {
        return "http://127.0.0.1:" + provider.getEnvironment().getProperty("local.server.port");
    }
}
