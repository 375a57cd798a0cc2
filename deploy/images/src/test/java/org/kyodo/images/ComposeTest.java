package org.kyodo.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The Compose file for one server, held against the Compose Specification's schema and against what else it names. */
class ComposeTest {
    private static final Path COMPOSE = Path.of("../compose");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)");

    private JsonNode compose;

    @BeforeEach
    void read() throws IOException {
        compose = yaml(Files.readString(COMPOSE.resolve("compose.yaml")));
    }

    /** With anchors and merges resolved, as Compose reads it. */
    private static JsonNode yaml(String text) {
        return JsonMapper.shared().valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
    }

    private static List<String> faults(JsonNode compose) throws IOException {
        try (InputStream in = ComposeTest.class.getResourceAsStream("/compose/compose-spec.json")) {
            ObjectNode specification = (ObjectNode) JsonMapper.shared().readTree(in);
            // Its own name is no address, and that of its dialect not the usual one.
            specification.remove(List.of("$id", "$schema"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(specification)
                    .validate(compose)
                    .stream()
                    .map(Object::toString)
                    .toList();
        }
    }

    private Stream<Map.Entry<String, JsonNode>> services() {
        return compose.path("services").propertyStream();
    }

    private Stream<Map.Entry<String, JsonNode>> ours() {
        return services()
                .filter(service -> service.getValue().path("image").asString().contains("KYODO_VERSION"));
    }

    @Test
    void it_is_valid_and_a_slip_of_the_pen_is_found() throws Exception {
        assertThat(faults(compose)).isEmpty();

        String slip = Files.readString(COMPOSE.resolve("compose.yaml")).replace("read_only: true", "readonly: true");
        assertThat(faults(yaml(slip))).anyMatch(fault -> fault.contains("readonly"));
    }

    @Test
    void it_runs_the_five_services_from_the_images_that_are_made() {
        List<String> made = Application.all().stream().map(Application::name).toList();

        assertThat(ours().map(service -> service.getValue().path("image").asString()))
                .allSatisfy(image -> assertThat(made)
                        .contains(image.replaceFirst("^\\$\\{KYODO_REPOSITORY:-kyodo}/", "")
                                .replaceFirst(
                                        ":\\$\\{KYODO_VERSION:-"
                                                + Pattern.quote(Build.current().version()) + "}$",
                                        "")));
        assertThat(services().map(Map.Entry::getKey))
                .containsAll(Application.all().stream()
                        .filter(Application::service)
                        .map(Application::name)
                        .toList());
    }

    @Test
    void our_containers_have_no_rights_and_cannot_write() {
        assertThat(ours().toList()).hasSize(7).allSatisfy(service -> {
            JsonNode settings = service.getValue();
            assertThat(settings.path("read_only").asBoolean()).isTrue();
            assertThat(settings.path("cap_drop")).hasToString("[\"ALL\"]");
            assertThat(settings.path("security_opt")).hasToString("[\"no-new-privileges:true\"]");
            assertThat(settings.path("mem_limit").isMissingNode()).isFalse();
            assertThat(settings.has("privileged")).isFalse();
        });
    }

    @Test
    void only_this_server_reaches_the_services_and_nobody_the_servers_below_them() {
        assertThat(services()
                        .flatMap(service -> service.getValue().path("ports").valueStream()))
                .hasSize(5)
                .allSatisfy(port -> assertThat(port.asString()).startsWith("127.0.0.1:"));
        assertThat(compose.path("networks").path("inside").path("internal").asBoolean())
                .isTrue();
        assertThat(Stream.of("kafka", "mongodb")
                        .map(name -> compose.path("services").path(name)))
                .allSatisfy(server -> assertThat(server.path("networks")).hasToString("[\"inside\"]"));
    }

    @Test
    void every_server_is_asked_whether_it_is_well() {
        assertThat(services().filter(service -> !List.of("topics", "check").contains(service.getKey())))
                .allSatisfy(service -> assertThat(service.getValue()
                                .path("healthcheck")
                                .path("test")
                                .isArray())
                        .isTrue());
    }

    @Test
    void no_password_stands_in_the_environment_and_none_has_a_default() {
        assertThat(services()
                        .flatMap(service ->
                                service.getValue().path("environment").propertyStream()))
                .allSatisfy(variable -> assertThat(variable.getKey().endsWith("_FILE")
                                || !variable.getKey().matches(".*(PASSWORD|SECRET|MASTERKEY|MONGODB_URI|JAAS).*"))
                        .as(variable.getKey())
                        .isTrue());
    }

    @Test
    void everything_that_must_be_given_is_in_the_example() throws Exception {
        String example = Files.readString(COMPOSE.resolve("env.example"));

        assertThat(Files.readAllLines(COMPOSE.resolve("compose.yaml")))
                .filteredOn(line -> line.contains(":?"))
                .hasSize(4)
                .allSatisfy(line -> assertThat(example).contains("\n" + variable(line) + "="));
    }

    private static String variable(String line) {
        var matcher = VARIABLE.matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void each_secret_is_made_once_and_belongs_to_somebody(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "openssl is not here");
        Files.copy(COMPOSE.resolve("prepare"), folder.resolve("prepare"));
        List<String> command = List.of("sh", folder.resolve("prepare").toString());

        Tool.run(folder, command);

        Map<String, String> first = secrets(folder);
        assertThat(first.keySet().stream().filter(file -> !file.equals("authority.key")))
                .containsExactlyInAnyOrderElementsOf(compose.path("secrets")
                        .valueStream()
                        .map(secret -> secret.path("file").asString().replace("./secrets/", ""))
                        .toList());
        assertThat(first.values()).doesNotHaveDuplicates();
        assertThat(used())
                .containsExactlyInAnyOrderElementsOf(compose.path("secrets")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertThat(first.get("grant-mongodb"))
                .matches("mongodb://grant:[0-9a-f]{64}@mongodb:27017/\\?authSource=grant\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rwx------");

        Tool.run(folder, command);

        assertThat(secrets(folder)).isEqualTo(first);
    }

    private List<String> used() {
        List<String> used = new ArrayList<>();
        services()
                .flatMap(service -> service.getValue().path("secrets").valueStream())
                .forEach(secret -> used.add(
                        secret.isString()
                                ? secret.asString()
                                : secret.path("source").asString()));
        return used.stream().distinct().toList();
    }

    private static Map<String, String> secrets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("secrets"))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), ComposeTest::content));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
