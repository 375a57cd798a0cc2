package org.kyodo.kit;

import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

final class ServiceTestProperties implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    /** For tests only; a test that gives one of its own keeps it. */
    private static final String MASTER_KEY = "kyodo.%s.master-key=Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGZvciByZWFsISE=";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestServers servers = TestServers.running();
        String service = context.getEnvironment().getProperty("kyodo.service");
        TestPropertyValues.of(
                        "spring.mongodb.uri=" + servers.mongoUri(),
                        "spring.mongodb.database=" + service + "-"
                                + UUID.randomUUID().toString().substring(0, 8),
                        "kyodo.kafka.bootstrap=" + servers.kafka().bootstrapServers(),
                        "kyodo.clock.movable=true",
                        "kyodo.rate.address=20000",
                        "kyodo.rate.account=10000",
                        "kyodo.rate.public=300",
                        "server.address=127.0.0.1",
                        "management.tracing.sampling.probability=0",
                        "logging.structured.format.console=")
                .and(MASTER_KEY.formatted(service))
                .and(Tokens.settings())
                .applyTo(context);
    }
}
