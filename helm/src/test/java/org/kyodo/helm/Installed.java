package org.kyodo.helm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.kyodo.chassis.time.MovableClock;
import org.kyodo.embedded.EmbeddedKafka;
import org.kyodo.embedded.EmbeddedMongo;
import org.kyodo.embedded.EmbeddedServers;
import org.kyodo.embedded.Guard;
import org.kyodo.helm.Manifests.Kind;
import org.kyodo.kit.Platform;
import org.kyodo.kit.Tokens;
import org.kyodo.notification.NotificationService;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.web.context.support.StandardServletEnvironment;

/**
 * The notification service as the chart installs it in production: with the variables and files of the rendered pod, on a broker with TLS, SCRAM and
 * the access lists of the rendered KafkaUsers and nothing else. One for all tests.
 */
final class Installed {
    private static final Installed INSTANCE = new Installed();
    static final String COMPONENT = "notification";

    /** As which somebody outside logs in who reads the public stream. */
    static final String READER = "kyodo-analysts";

    static final String TOPICS = "kyodo-topics";

    private final Path root;
    private final Guard guard;
    private final EmbeddedKafka kafka;
    private final Admin admin;
    private final Manifests manifests;
    private final ConfigurableApplicationContext service;
    private final Platform platform;

    private Installed() {
        try {
            root = Files.createTempDirectory("installed");
            Map<String, String> passwords = new HashMap<>(Map.of("admin", "admin-of-the-test"));
            List.of("kyodo-" + COMPONENT, READER, TOPICS).forEach(user -> passwords.put(user, "password-of-" + user));
            guard = Guard.withNewKey(root, "admin", passwords);
            kafka = EmbeddedKafka.startGuarded(root.resolve("kafka"), guard);
            kafka.createTopics(EmbeddedServers.TOPICS, EmbeddedServers.PARTITIONS);
            admin = kafka.administrator();
            manifests = chart().render();
            for (Manifests.Resource user : manifests.of(Kind.KafkaUser).toList()) {
                if (passwords.containsKey(user.name())) {
                    admin.createAcls(acls(user)).all().get();
                }
            }
            service = start(EmbeddedMongo.startInMemory().uri());
            platform = caller();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Installed running() {
        return INSTANCE;
    }

    private Chart chart() {
        return Chart.example("external")
                .with("""
                      kafka:
                        bootstrap: %s
                        credentials: {secret: "kyodo-{service}", jaasKey: sasl.jaas.config}
                        strimzi: {enabled: true}
                        topics: {replicationFactor: 1, minInsyncReplicas: 1}
                        readers: [{name: analysts, topics: [kyodo.public.events], groupPrefix: analysis-}]
                      mongodb: {ca: {secret: ""}}
                      auth: {issuer: "", issuers: [{uri: "https://identity.test", jwkSetUri: "%s"}]}
                      """.formatted(kafka.bootstrapServers(), Tokens.settings().get("kyodo.issuers[0].jwk-set-uri")));
    }

    private ConfigurableApplicationContext start(String mongodb) {
        Map<String, Map<String, String>> contents = Map.of(
                "kyodo-" + COMPONENT,
                Map.of(
                        "sasl.jaas.config",
                        guard.client("kyodo-" + COMPONENT)
                                .get("sasl.jaas.config")
                                .toString()),
                "kyodo-ca",
                Map.of(
                        "ca.crt",
                        guard.client("admin").get("ssl.truststore.certificates").toString()),
                "kyodo-mongodb",
                Map.of(COMPONENT, mongodb),
                "kyodo-keys",
                Map.of(COMPONENT, randomKey()),
                "kyodo-presets",
                Map.of("352039-yamaguchi.yaml", decidedPresets()));
        Map<String, Object> variables =
                new Kubelet(root, contents).start(manifests.get(Kind.Deployment, "kyodo-" + COMPONENT));
        StandardServletEnvironment environment = new StandardServletEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        SpringApplication application = new SpringApplication(NotificationService.class);
        application.setEnvironment(environment);
        // Ports that are free here, instead of the pod's own.
        return application.run("--server.port=0", "--management.server.port=0", "--kyodo.log.level=WARN");
    }

    /** Drawn at random, but the same each time. */
    private static String randomKey() {
        byte[] key = new byte[32];
        new Random(20260401).nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    /** The bundled settings as if the city had decided what is only assumed: else production refuses them. */
    private static String decidedPresets() {
        try (var in = NotificationService.class.getResourceAsStream("/presets/352039-yamaguchi.yaml")) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .replace("placeholder: true", "basis: 協働推進条例施行規則");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Platform caller() {
        MockEnvironment environment = new MockEnvironment();
        guard.client("admin")
                .forEach((name, value) -> environment.setProperty("kyodo.kafka." + name, value.toString()));
        environment.setProperty("kyodo.kafka.bootstrap", kafka.bootstrapServers());
        environment.setProperty("local.server.port", port("local.server.port"));
        return new Platform(environment, new MovableClock(Clock.systemUTC()));
    }

    /** The access lists that the operator makes of a KafkaUser. */
    static List<AclBinding> acls(Manifests.Resource user) {
        List<AclBinding> acls = new ArrayList<>();
        user.json().at("/spec/authorization/acls").forEach(acl -> acl.path("operations")
                .forEach(operation -> acls.add(new AclBinding(
                        new ResourcePattern(
                                ResourceType.fromString(acl.at("/resource/type").asText()),
                                acl.at("/resource/name").asText(),
                                acl.at("/resource/patternType").asText().equals("prefix")
                                        ? PatternType.PREFIXED
                                        : PatternType.LITERAL),
                        new AccessControlEntry(
                                "User:" + user.name(),
                                "*",
                                AclOperation.valueOf(operation
                                        .asText()
                                        .replaceAll("([a-z])([A-Z])", "$1_$2")
                                        .toUpperCase(java.util.Locale.ROOT)),
                                AclPermissionType.ALLOW)))));
        return acls;
    }

    Manifests manifests() {
        return manifests;
    }

    Platform platform() {
        return platform;
    }

    ConfigurableApplicationContext service() {
        return service;
    }

    Admin admin() {
        return admin;
    }

    /** How a client of the broker connects as a user. */
    Map<String, Object> connection(String user) {
        Map<String, Object> connection = new HashMap<>(guard.client(user));
        connection.put("bootstrap.servers", kafka.bootstrapServers());
        return connection;
    }

    private String port(String which) {
        return service.getEnvironment().getRequiredProperty(which);
    }

    /** An answer of the service without a token, on the port of its API or that of its probes and metrics. */
    HttpResponse<String> ask(boolean management, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                    + port(management ? "local.management.port" : "local.server.port")
                                    + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void close() {
        service.close();
        admin.close();
        kafka.close();
    }
}
