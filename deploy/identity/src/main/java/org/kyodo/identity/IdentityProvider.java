package org.kyodo.identity;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * A small OpenID provider with demo accounts, so that one machine can try Kyodo; a real installation brings its own.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Identity.class)
public class IdentityProvider {

    public static void main(String... arguments) {
        SpringApplication.run(IdentityProvider.class, withoutLink(System.getenv(), arguments));
    }

    /** What Kubernetes tells of a Service that is called kyodo-identity is no port. */
    static String[] withoutLink(Map<String, String> environment, String... arguments) {
        return environment.getOrDefault("KYODO_IDENTITY_PORT", "").startsWith("tcp://")
                ? Stream.concat(Stream.of("--server.port=9000"), Stream.of(arguments))
                        .toArray(String[]::new)
                : arguments;
    }
}
