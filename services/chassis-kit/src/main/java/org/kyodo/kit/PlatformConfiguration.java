package org.kyodo.kit;

import com.nimbusds.jose.JOSEException;
import java.time.Clock;
import org.kyodo.chassis.time.MovableClock;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

@TestConfiguration(proxyBeanMethods = false)
class PlatformConfiguration {
    /** In the place of the provider's keys; all checks are the same. */
    @Bean
    JwtDecoder jwtDecoder() throws JOSEException {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withPublicKey(
                        Tokens.key(true).toRSAPublicKey())
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer("https://identity.test"),
                new JwtClaimValidator<java.util.List<String>>(
                        "aud", audience -> audience != null && audience.contains("kyodo"))));
        return decoder;
    }

    @Bean
    MongoClientSettingsBuilderCustomizer heldToTheStableApi() {
        return settings -> settings.addCommandListener(StableApiListener.ofAllServiceTests())
                .addCommandListener(QueryListener.ofAllServiceTests());
    }

    @Bean(destroyMethod = "close")
    Platform platform(Environment environment, Clock clock) {
        return new Platform(environment, (MovableClock) clock);
    }
}
