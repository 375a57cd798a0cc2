package org.kyodo.identity;

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
        SpringApplication.run(IdentityProvider.class, arguments);
    }
}
