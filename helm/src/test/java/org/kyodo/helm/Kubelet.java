package org.kyodo.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a node makes of a pod's first container, as far as a program sees it: its variables, and files of Secrets and ConfigMaps where they
 * are mounted. The root of the file system is a folder.
 *
 * @param contents of Secrets and ConfigMaps: name, then key, then text
 */
record Kubelet(Path root, Map<String, Map<String, String>> contents) {

    /** Mounts everything and gives the variables, whose paths lead into the root. */
    Map<String, Object> start(Manifests.Resource resource) {
        JsonNode pod = resource.podSpec().orElseThrow();
        Map<String, Map<String, String>> volumes = new HashMap<>();
        pod.path("volumes").forEach(volume -> volumes.put(volume.path("name").asText(), files(volume)));
        pod.at("/containers/0/volumeMounts")
                .forEach(mount -> volumes.get(mount.path("name").asText())
                        .forEach((name, text) -> write(mount.path("mountPath").asText() + "/" + name, text)));
        Map<String, Object> variables = new LinkedHashMap<>();
        resource.variables().forEach((name, value) -> variables.put(name, value.replace("/etc/", root + "/etc/")));
        return variables;
    }

    private Map<String, String> files(JsonNode volume) {
        Map<String, String> files = new LinkedHashMap<>();
        if (volume.has("projected")) {
            volume.at("/projected/sources")
                    .forEach(source -> files.putAll(files(source.path("secret"), source.at("/secret/name"))));
        } else if (volume.has("secret")) {
            files.putAll(files(volume.path("secret"), volume.at("/secret/secretName")));
        } else if (volume.has("configMap")) {
            files.putAll(files(volume.path("configMap"), volume.at("/configMap/name")));
        }
        return files;
    }

    private Map<String, String> files(JsonNode source, JsonNode name) {
        Map<String, String> content = contents.get(name.asText());
        if (content == null) {
            throw new AssertionError("nobody made " + name + " (there are: " + contents.keySet() + ")");
        }
        if (!source.has("items")) {
            return content;
        }
        Map<String, String> files = new LinkedHashMap<>();
        source.path("items").forEach(item -> {
            String key = item.path("key").asText();
            if (!content.containsKey(key)) {
                throw new AssertionError(name + " has no key " + key + " (there are: " + content.keySet() + ")");
            }
            files.put(item.path("path").asText(), content.get(key));
        });
        return files;
    }

    private void write(String path, String text) {
        try {
            Path file = Path.of(root + path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
