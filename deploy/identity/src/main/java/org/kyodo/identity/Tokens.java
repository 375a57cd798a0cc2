package org.kyodo.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;

/** What a token says and who gets one: each account, for its secret. */
@Configuration(proxyBeanMethods = false)
class Tokens {

    private static final String AUDIENCE = "kyodo";
    private static final Duration VALID_FOR = Duration.ofHours(1);

    @Bean
    SecurityFilterChain endpoints(HttpSecurity http) {
        return http.oauth2AuthorizationServer(server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    @Bean
    AuthorizationServerSettings server(Identity identity) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder();
        return (identity.issuer().isEmpty() ? settings : settings.issuer(identity.issuer())).build();
    }

    @Bean
    JWKSource<SecurityContext> keys(Identity identity) {
        return new ImmutableJWKSet<>(new JWKSet(SigningKey.in(identity.state())));
    }

    @Bean
    PasswordEncoder secretDigest() {
        return new SecretDigest();
    }

    @Bean
    OAuth2AuthorizationService authorizations() {
        return new NothingKept();
    }

    /** Made at once, so that the launcher finds the secrets as soon as the port answers. */
    @Bean
    @Lazy(false)
    RegisteredClientRepository clients(Identity identity, PasswordEncoder digest) {
        Map<String, String> secrets = Secrets.of(identity);
        List<RegisteredClient> clients = identity.accounts().stream()
                .map(Account::clientId)
                .map(clientId -> RegisteredClient.withId(clientId)
                        .clientId(clientId)
                        .clientSecret(digest.encode(secrets.get(clientId)))
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(VALID_FOR)
                                .build())
                        .build())
                .toList();
        return new InMemoryRegisteredClientRepository(clients);
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Identity identity) {
        Map<String, Account> accounts =
                identity.accounts().stream().collect(Collectors.toMap(Account::clientId, Function.identity()));
        return token -> {
            Account account = accounts.get(token.getRegisteredClient().getClientId());
            // As RFC 9068 has it, so that nobody takes it for an ID token.
            token.getJwsHeader().type("at+jwt");
            token.getClaims()
                    .subject(account.subject())
                    .audience(List.of(AUDIENCE))
                    .claim("municipality", account.municipality())
                    .claim("roles", account.roleClaims());
            if (account.department() != null) {
                token.getClaims().claim("department", account.department());
            }
        };
    }
}
