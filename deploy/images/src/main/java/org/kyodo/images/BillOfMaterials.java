package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.kyodo.journeys.Complaint;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an image is made of, in the format of CycloneDX 1.6: those libraries of the whole build's bill that are in it, found by
 * their digests, the packages below, and the Java runtime.
 */
final class BillOfMaterials {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String REFERENCE = "bom-ref";

    private final Stage stage;
    private final Build build;
    private final ObjectNode whole;
    private final Map<String, ObjectNode> byDigest = new HashMap<>();
    private final Map<String, ObjectNode> ours = new HashMap<>();

    /** @param file the bill of the whole build, as Maven writes it */
    BillOfMaterials(Path file, Stage stage, Build build) {
        this.stage = stage;
        this.build = build;
        if (!Files.exists(file)) {
            throw new Complaint(
                    "部品表がありません: " + file, "There is no bill of materials of the build: " + file + " is not there.");
        }
        this.whole = (ObjectNode) JSON.readTree(file);
        for (JsonNode component : whole.path("components")) {
            if (component.path("group").asString("").equals("org.kyodo")) {
                ours.put(component.path("name").asString(), (ObjectNode) component);
            }
            for (JsonNode hash : component.path("hashes")) {
                if (hash.path("alg").asString().equals("SHA-256")) {
                    byDigest.put(hash.path("content").asString(), (ObjectNode) component);
                }
            }
        }
    }

    /**
     * Writes that of an image.
     *
     * @param digest of the image
     * @throws Complaint when a library of it is not in the bill of the build, which is then of another build
     */
    void write(Path file, Application application, String digest) {
        ObjectNode bill = JSON.createObjectNode()
                .put("bomFormat", "CycloneDX")
                .put("specVersion", whole.path("specVersion").asString())
                .put("serialNumber", "urn:uuid:" + UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.UTF_8)))
                .put("version", 1);
        String name = "kyodo/" + application.name();
        String reference = "pkg:oci/" + application.name() + "@" + digest.replace(":", "%3A");
        bill.putObject("metadata")
                .put("timestamp", build.time().toString())
                .putObject("component")
                .put("type", "container")
                .put(REFERENCE, reference)
                .put("name", name)
                .put("version", build.version())
                .put("purl", reference);
        ArrayNode components = bill.putArray("components");
        Set<String> references = new HashSet<>();
        Stream.of(packages(), Stream.of(runtime()), libraries(application))
                .flatMap(some -> some)
                .forEach(component -> {
                    if (references.add(component.path(REFERENCE).asString())) {
                        components.add(component);
                    }
                });
        ArrayNode dependencies = bill.putArray("dependencies");
        for (JsonNode dependency : whole.path("dependencies")) {
            if (references.contains(dependency.path("ref").asString())) {
                ArrayNode on = dependencies
                        .addObject()
                        .put("ref", dependency.path("ref").asString())
                        .putArray("dependsOn");
                dependency.path("dependsOn").forEach(other -> {
                    if (references.contains(other.asString())) {
                        on.add(other);
                    }
                });
            }
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file, bill);
    }

    private Stream<ObjectNode> libraries(Application application) {
        Stream<Path> jars = Stream.concat(
                Stream.of(stage.jar(application)),
                Folders.filesOf(stage.app(application).resolve("lib")).stream());
        return jars.map(jar -> {
            ObjectNode component = Jars.ourArtifact(jar)
                    .map(ours::get)
                    .orElseGet(() -> byDigest.get(Digest.of(jar).hex()));
            if (component == null) {
                throw new Complaint(
                        jar.getFileName() + " がビルドの部品表にありません。",
                        jar.getFileName() + " of " + application.name()
                                + " is not in the bill of materials of the build.");
            }
            return component;
        });
    }

    private Stream<ObjectNode> packages() {
        List<DebianPackages.Unpacked> packages = DebianPackages.in(stage.system());
        if (packages.isEmpty()) {
            return Stream.empty();
        }
        Properties release = properties(stage.system().resolve("etc/os-release"));
        String distribution = release.getProperty("ID");
        return packages.stream().map(one -> {
            String purl = "pkg:deb/%s/%s@%s?arch=%s&distro=%s-%s"
                    .formatted(
                            distribution,
                            one.name(),
                            one.version().replace("+", "%2B").replace(":", "%3A"),
                            one.architecture(),
                            distribution,
                            release.getProperty("VERSION_ID"));
            return component("library", purl, one.name(), one.version()).put("purl", purl);
        });
    }

    private ObjectNode runtime() {
        Properties release = properties(stage.runtime().resolve("release"));
        String vendor = release.getProperty("IMPLEMENTOR", "OpenJDK");
        String version = release.getProperty("JAVA_RUNTIME_VERSION", release.getProperty("JAVA_VERSION"));
        return component("platform", "java-runtime@" + version, "Java runtime (" + vendor + ")", version);
    }

    private static ObjectNode component(String type, String reference, String name, String version) {
        return JSON.createObjectNode()
                .put("type", type)
                .put(REFERENCE, reference)
                .put("name", name)
                .put("version", version);
    }

    /** Of a file of lines NAME="VALUE". */
    private static Properties properties(Path file) {
        Properties properties = new Properties();
        try {
            for (String line : Files.readAllLines(file)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    properties.setProperty(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\"", ""));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        return properties;
    }
}
