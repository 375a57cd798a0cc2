package org.kyodo.images;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An OCI archive, read as a registry or a container engine reads it. */
final class Archive {
    private final Map<String, byte[]> files = new HashMap<>();

    Archive(Path file) {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), tar.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode json(String name) {
        return JsonMapper.shared().readTree(files.get(name));
    }

    private static String blob(JsonNode descriptor) {
        return "blobs/" + descriptor.path("digest").asString().replace(':', '/');
    }

    private JsonNode manifest() {
        return json(blob(json("index.json").path("manifests").get(0)));
    }

    JsonNode config() {
        return json(blob(manifest().path("config"))).path("config");
    }

    List<String> layers() {
        return manifest()
                .path("layers")
                .valueStream()
                .map(layer -> layer.path("digest").asString())
                .toList();
    }

    /** All entries by their paths, as a container has them. */
    Map<String, TarArchiveEntry> entries() {
        Map<String, TarArchiveEntry> entries = new LinkedHashMap<>();
        for (JsonNode layer : manifest().path("layers")) {
            try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(files.get(blob(layer))));
                    TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    entries.put("/" + entry.getName().replaceAll("^/|/$", ""), entry);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return entries;
    }
}
