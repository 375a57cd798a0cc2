package org.kyodo.images;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** A project with the usual programs, made of tiny jars, and a runtime and packages that nobody can run. */
final class SmallStage {
    static final Build BUILD = new Build("0.1.0", Instant.parse("2026-11-01T00:00:00Z"));

    private final Path folder;
    private final Path project;
    final Stage stage;

    SmallStage(Path folder) {
        this.folder = folder;
        project = folder.resolve("project");
        stage = new Stage(folder.resolve("stage"));
        for (Application application : Application.all()) {
            Path app = project.resolve(application.folder());
            jar(
                    app.resolve(application.jar()),
                    "META-INF/maven/org.kyodo/" + application.program() + "/pom.properties");
            jar(app.resolve("lib/contracts.jar"), "META-INF/maven/org.kyodo/contracts/pom.properties");
            jar(app.resolve("lib/common.jar"), "Common.class");
            jar(app.resolve("lib/own.jar"), application.program() + ".class");
        }
        write(stage.runtime().resolve("bin/java"), "not a program");
        write(stage.runtime().resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_RUNTIME_VERSION=\"25.0.1+9\"\n");
        write(stage.system().resolve("lib/libc.so.6"), "not a library");
        write(stage.system().resolve("bin/sh"), "not a shell");
        write(
                stage.system().resolve("var/lib/dpkg/status.d/libc6"),
                "Package: libc6\nVersion: 1:2.36+b1\nArchitecture: amd64\n");
        try {
            // As careful as a user's machine may be.
            Files.setPosixFilePermissions(
                    stage.runtime().resolve("bin/java"), PosixFilePermissions.fromString("rwx------"));
            Files.setPosixFilePermissions(
                    stage.system().resolve("lib/libc.so.6"), PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void jar(Path file, String entry) {
        try {
            Files.createDirectories(file.getParent());
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(out)) {
                ZipEntry dated = new ZipEntry(entry);
                dated.setTimeLocal(LocalDateTime.of(2026, 11, 1, 0, 0));
                jar.putNextEntry(dated);
                jar.write(entry.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything as {@code ./kyodo images} does it. */
    SmallStage settled() {
        SystemTree.settle(stage.system());
        Application.all().forEach(application -> stage.add(project, application));
        Folders.date(stage.folder(), BUILD.time());
        return this;
    }

    Application application(String name) {
        return Application.all().stream()
                .filter(application -> application.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Image image(String name) {
        Application application = application(name);
        Layers layers = new Layers(stage, BUILD.time(), Application.all());
        return new Image(application, layers.of(application), Optional.empty(), BUILD);
    }

    /** Made anew, with nothing kept from before. */
    Archive archive(String name) {
        return new Archive(archiveFile(name));
    }

    Path archiveFile(String name) {
        Path place = Folders.fresh(folder.resolve("archive"));
        Path file = place.resolve(name + ".tar");
        image(name).write(file, place.resolve("cache"));
        return file;
    }

    List<String> layers(String name) {
        return archive(name).layers();
    }
}
