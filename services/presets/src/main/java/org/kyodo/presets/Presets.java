package org.kyodo.presets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.kyodo.contracts.Sha256;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Wording;
import org.kyodo.presets.InvalidPreset.Problem;

/**
 * The settings of every municipality of an installation 自治体設定. Loaded once at the start; nothing changes them while a
 * service runs.
 */
public final class Presets {
    // Named one by one: the resources of a jar cannot be listed without knowing what kind of jar it is.
    static final List<String> BUNDLED = List.of(
            "012076-obihiro.yaml", "052019-akita.yaml", "062014-yamagata.yaml", "352039-yamaguchi.yaml", "NP.yaml");

    private final Map<String, Preset> byCode;
    private final Map<String, String> versions;

    private Presets(Map<String, Preset> byCode, Map<String, String> versions) {
        this.byCode = Collections.unmodifiableMap(byCode);
        this.versions = Map.copyOf(versions);
    }

    /**
     * The bundled settings.
     *
     * @throws InvalidPreset when a file is wrong
     */
    public static Presets load() {
        return load(List.of());
    }

    /**
     * The bundled settings, and those of the folder: a file there takes the whole place of the bundled one with the same
     * code, or adds a municipality. Only files ending in {@code .yaml} are read.
     *
     * @throws InvalidPreset when there is no such folder, when a file is wrong, or when two are of one municipality
     */
    public static Presets load(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidPreset(List.of(new Problem(
                    folder.toString(),
                    1,
                    1,
                    "folder",
                    new Label("フォルダーなし", "no such folder"),
                    new Label("自治体ごとに一つの .yaml ファイルがあるフォルダー", "a folder with one .yaml file per municipality"))));
        }
        try (var entries = Files.list(folder)) {
            return load(entries.filter(path -> path.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Presets load(List<Path> own) {
        List<Problem> problems = new ArrayList<>();
        Map<String, Preset> byCode = new TreeMap<>();
        Map<String, String> versions = new HashMap<>();
        byte[] table = RuleTable.content();
        BUNDLED.forEach(file -> read(file, bundled(file), problems).ifPresent(preset -> {
            byCode.put(preset.code().toString(), preset);
            versions.put(preset.code().toString(), version(table, bundled(file)));
        }));
        Map<String, String> ownFiles = new HashMap<>();
        for (Path path : own) {
            String file = path.getFileName().toString();
            read(file, bytes(path), problems).ifPresent(preset -> {
                String code = preset.code().toString();
                String other = ownFiles.putIfAbsent(code, file);
                if (other != null) {
                    problems.add(new Problem(
                            file,
                            1,
                            1,
                            "code",
                            Label.same(code),
                            new Label(other + " にない自治体", "a municipality that " + other + " is not of")));
                }
                byCode.put(code, preset);
                versions.put(code, version(table, bytes(path)));
            });
        }
        if (!problems.isEmpty()) {
            throw new InvalidPreset(problems);
        }
        return new Presets(byCode, versions);
    }

    private static Optional<Preset> read(String file, byte[] content, List<Problem> problems) {
        try {
            return Optional.of(PresetFile.read(file, content));
        } catch (InvalidPreset e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    /** @throws InvalidInput when the installation has no such municipality; the message names those it has */
    public Preset of(MunicipalityCode code) {
        return find(code)
                .orElseThrow(
                        () -> new InvalidInput("municipality", code, Wording.ONE_OF.of(List.copyOf(byCode.keySet()))));
    }

    public Optional<Preset> find(MunicipalityCode code) {
        return Optional.ofNullable(byCode.get(code.toString()));
    }

    /**
     * The version of a municipality's rules and settings 規則の版: twelve hex digits of a SHA-256 over the table of rules and its file.
     * It changes with either, and is the same wherever both are the same.
     *
     * @throws InvalidInput when the installation has no such municipality
     */
    public String versionOf(MunicipalityCode code) {
        of(code);
        return versions.get(code.toString());
    }

    static String version(byte[] table, byte[] file) {
        return Sha256.hex(Sha256.hex(table) + Sha256.hex(file)).substring(0, 12);
    }

    /** These municipalities and no others. @throws InvalidInput when the installation has one of them not */
    public Presets only(List<MunicipalityCode> codes) {
        Map<String, Preset> served = new TreeMap<>();
        codes.forEach(code -> served.put(code.toString(), of(code)));
        return new Presets(served, versions);
    }

    /** In the order of their codes. */
    public List<Preset> all() {
        return List.copyOf(byCode.values());
    }

    static byte[] bundled(String file) {
        try (InputStream in = Presets.class.getResourceAsStream("/presets/" + file)) {
            if (in == null) {
                throw new IllegalStateException("/presets/" + file + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
