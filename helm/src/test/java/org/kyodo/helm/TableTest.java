package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.Topics;
import org.kyodo.helm.Manifests.Kind;

/** {@code files/services.yaml} says what the code of the services is like, and the variables that the chart sets are read by it. */
class TableTest {
    private static final Path ROOT = Path.of("..");

    static JsonNode table() {
        return Chart.yaml("kyodo", "files/services.yaml");
    }

    static List<String> services() {
        return Topics.OF_SERVICES.stream().map(Topics.Use::service).toList();
    }

    @Test
    void it_has_the_services_and_no_others() {
        List<String> named = new ArrayList<>();
        table().fieldNames().forEachRemaining(named::add);
        assertThat(named).containsExactlyInAnyOrderElementsOf(services());
    }

    @ParameterizedTest
    @MethodSource("services")
    void topics_are_those_of_the_contracts(String service) {
        Topics.Use use = Topics.of(service).orElseThrow();
        assertThat(texts(table().path(service).path("hears"))).containsExactlyInAnyOrderElementsOf(use.hears());
        assertThat(texts(table().path(service).path("tells"))).containsExactlyElementsOf(use.tells());
    }

    @ParameterizedTest
    @MethodSource("services")
    void a_master_key_has_who_seals(String service) {
        assertThat(table().path(service).path("masterKey").asBoolean())
                .isEqualTo(sources(service).anyMatch(text -> text.contains("SealingConfiguration")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void webhooks_has_who_calls_out(String service) {
        assertThat(table().path(service).path("webhooks").asBoolean())
                .isEqualTo(sources(service).anyMatch(text -> text.contains("kyodo.webhook.")));
    }

    @ParameterizedTest
    @MethodSource("services")
    void documents_has_who_takes_them(String service) {
        assertThat(table().path(service).path("documents").asBoolean())
                .isEqualTo(read(ROOT.resolve("services/" + service + "/src/main/resources/application.yml"))
                        .contains("documents.taken: true"));
    }

    @ParameterizedTest
    @MethodSource("services")
    void entries_has_where_things_are_entered_for_others(String service) {
        assertThat(table().path(service).path("entries").asBoolean())
                .isEqualTo(sources(service)
                        .anyMatch(text -> text.contains("EntriesOnBehalf.class") || text.contains("EntriesForGroups")));
    }

    private static final Pattern ON_CLASS = Pattern.compile("@RequestMapping\\(\"([^\"]+)\"\\)");
    private static final Pattern ON_METHOD =
            Pattern.compile("@(?:Get|Post|Put|Patch|Delete)Mapping(?:\\(\"([^\"]*)\"\\))?");

    @ParameterizedTest
    @MethodSource("services")
    void routes_are_the_beginnings_of_the_controllers_addresses(String service) {
        Set<String> beginnings = new TreeSet<>();
        sources(service).filter(text -> text.contains("@RestController")).forEach(text -> {
            Matcher onClass = ON_CLASS.matcher(text);
            String base = onClass.find() ? onClass.group(1) : "";
            Matcher onMethod = ON_METHOD.matcher(text);
            while (onMethod.find()) {
                String[] parts = (base + (onMethod.group(1) == null ? "" : onMethod.group(1))).split("/");
                int length = parts[3].equals("public") ? 5 : 4;
                beginnings.add(String.join("/", List.of(parts).subList(0, length)));
            }
        });
        assertThat(beginnings).isNotEmpty().allMatch(one -> one.startsWith("/api/v1/"));
        assertThat(texts(table().path(service).path("routes"))).containsExactlyInAnyOrderElementsOf(beginnings);
    }

    @Test
    void no_route_leads_to_operators_or_to_two_services() {
        List<String> all = services().stream()
                .flatMap(service -> texts(table().path(service).path("routes")).stream())
                .toList();
        assertThat(all).doesNotHaveDuplicates();
        List<String> routed = Stream.of("operators", "external")
                .flatMap(example -> Stream.concat(
                        Chart.example(example).render().of(Kind.HTTPRoute),
                        Chart.example(example).render().of(Kind.Ingress)))
                .flatMap(one -> Stream.concat(
                        one.json().findValuesAsText("value").stream(), one.json().findValuesAsText("path").stream()))
                .filter(path -> path.startsWith("/"))
                .filter(path -> !path.matches("/docs/[a-z]+"))
                .filter(path -> !path.matches("/[a-z]+/api/v1"))
                .distinct()
                .toList();
        assertThat(routed).containsExactlyInAnyOrderElementsOf(all);
    }

    /** What every service has, such as forms and documents, is reached by its name; {@code OwnAddress} takes the name off. */
    @ParameterizedTest
    @MethodSource("services")
    void gateway_and_ingress_lead_to_all_of_a_service_by_its_name_and_rewrite_nothing_for_it(String service) {
        Chart chart = Chart.example("external").with("routes: {gateway: {enabled: true, parentRefs: [{name: g}]}}");
        JsonNode route = chart.render()
                .of(Kind.HTTPRoute)
                .filter(one -> one.name().endsWith(service))
                .findFirst()
                .orElseThrow()
                .json();
        JsonNode first = route.at("/spec/rules/0");
        assertThat(first.path("filters").isMissingNode()).isTrue();
        assertThat(first.path("matches").findValuesAsText("value")).contains("/" + service + "/api/v1");
        List<String> backends = new ArrayList<>();
        chart.render().of(Kind.Ingress).forEach(ingress -> ingress.json()
                .at("/spec/rules/0/http/paths")
                .forEach(path -> {
                    if (path.path("path").asText().equals("/" + service + "/api/v1")) {
                        backends.add(path.at("/backend/service/name").asText());
                    }
                }));
        assertThat(backends).singleElement().asString().endsWith(service);
    }

    static Stream<Map.Entry<String, Chart>> charts() {
        return ManifestTest.everything().filter(chart -> !chart.getKey().equals("backing"));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void every_variable_is_one_that_somebody_reads(Map.Entry<String, Chart> chart) {
        assertThat(unread(chart.getValue().render())).isEmpty();
    }

    @Test
    void a_variable_that_nobody_reads_is_found() {
        assertThat(unread(Chart.example("external")
                        .with("defaults: {env: {KYODO_RATE_PUBLIK: 1, KYODO_KAFKA_SSL_TRUSTSTOR: x}}")
                        .render()))
                .containsExactly("KYODO_KAFKA_SSL_TRUSTSTOR", "KYODO_RATE_PUBLIK");
    }

    @Test
    void every_argument_is_one_that_the_programs_beside_the_services_know() {
        String commands = Stream.of("launcher", "journeys")
                .flatMap(folder -> files(ROOT.resolve("deploy/" + folder)))
                .collect(Collectors.joining());
        Set<String> given = new TreeSet<>();
        charts().forEach(chart -> chart.getValue().render().withPods().forEach(one -> Stream.of(
                        "containers", "initContainers")
                .forEach(containers -> one.podSpec()
                        .orElseThrow()
                        .path(containers)
                        .forEach(container -> texts(container.path("args")).forEach(given::add)))));
        assertThat(given).contains("journey", "check", "topics", "--dry-run", "truststore", "--add");
        assertThat(given.stream()
                        .filter(argument -> !argument.startsWith("/"))
                        .map(argument -> argument.replaceFirst("=.*", ""))
                        .filter(argument -> !commands.contains("\"" + argument + "\"")))
                .isEmpty();
    }

    private static final Set<String> READ_BY_JAVA = Set.of("JAVA_TOOL_OPTIONS");
    private static final Set<String> KAFKAS = Stream.of(
                    ConsumerConfig.configNames(), ProducerConfig.configNames(), AdminClientConfig.configNames())
            .flatMap(Set::stream)
            .map(name -> "KYODO_KAFKA_" + name.replace('.', '_').toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    /** Variables and files of settings that no program of ours reads. */
    private static Set<String> unread(Manifests manifests) {
        Set<String> given = new TreeSet<>();
        manifests.withPods().forEach(one -> {
            one.podSpec().orElseThrow().path("containers").forEach(container -> container
                    .path("env")
                    .forEach(variable -> given.add(variable.path("name").asText())));
            one.podSpec().orElseThrow().findValuesAsText("path").stream()
                    .filter(file -> file.startsWith("kyodo."))
                    .forEach(given::add);
        });
        return given.stream()
                .filter(variable -> !READ_BY_JAVA.contains(variable) && !KAFKAS.contains(variable))
                .filter(variable -> !readNames().contains(canonical(variable)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> readNames;

    /** Every name of a setting in the code and its settings, and those of Spring, without what differs in spelling. */
    private static synchronized Set<String> readNames() {
        if (readNames == null) {
            Pattern name = Pattern.compile("(?:kyodo\\.[a-z0-9.-]+|KYODO_[A-Z_]+|SERVER_ADDRESS)");
            readNames = new HashSet<>();
            Stream.of("services", "deploy")
                    .flatMap(folder -> files(ROOT.resolve(folder)))
                    .forEach(text ->
                            name.matcher(text).results().forEach(found -> readNames.add(canonical(found.group()))));
            // A part of the names is that of a record's component or of a service.
            for (String part : List.of("uri", "municipalities", "jwkSetUri", "algorithms", "plainJwt", "plainHttp")) {
                if (read(ROOT.resolve("services/chassis/src/main/java/org/kyodo/chassis/security/Issuer.java"))
                        .contains(" " + part)) {
                    readNames.add("KYODOISSUERS0" + canonical(part));
                    readNames.add("KYODOISSUERS1" + canonical(part));
                }
            }
            services().forEach(service -> {
                readNames.add(canonical("KYODO_" + service + "_URL"));
                readNames.add(canonical("kyodo." + service + ".master-key"));
            });
            readNames.add(canonical("KYODO_WEBHOOK_REACH_352039"));
            KAFKAS.forEach(known -> readNames.add(canonical(known)));
            springs().forEach(known -> readNames.add(canonical(known)));
        }
        return readNames;
    }

    private static String canonical(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
    }

    private static Stream<String> springs() {
        List<String> names = new ArrayList<>(List.of("spring.config.import"));
        try {
            for (URL metadata : Collections.list(
                    TableTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
                try (var in = metadata.openStream()) {
                    new JsonMapper()
                            .readTree(in)
                            .path("properties")
                            .forEach(property -> names.add(property.path("name").asText()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Bundles have names, and their parts are the same for each kind.
        names.add("spring.ssl.bundle.pem.mongodb.truststore.certificate");
        return names.stream();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    /** The code of a service. */
    private static Stream<String> sources(String service) {
        return files(ROOT.resolve("services/" + service + "/src/main/java"));
    }

    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().contains("/src/main/"))
                    .filter(file -> file.toString().matches(".*\\.(java|ya?ml)"))
                    .map(TableTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
