package org.kyodo.kit.tally;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.security.converter.RsaKeyConverters;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** The tally service as a process of its own; it trusts the key in the file that {@code key} names. */
public final class TallyProcess {
    private TallyProcess() {}

    public static void main(String... arguments) {
        new SpringApplication(TallyService.class, Keys.class).run(arguments);
    }

    static final class Keys {
        @Bean
        JwtDecoder jwtDecoder(Environment environment) throws IOException {
            try (InputStream pem = Files.newInputStream(Path.of(environment.getRequiredProperty("key")))) {
                return NimbusJwtDecoder.withPublicKey(RsaKeyConverters.x509().convert(pem))
                        .build();
            }
        }
    }
}
