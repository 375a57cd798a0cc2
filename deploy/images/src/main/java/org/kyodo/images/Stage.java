package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.kyodo.journeys.Complaint;
import org.kyodo.launcher.JavaCommand;

/**
 * Everything as it will lie in containers, laid out as in the project, with the runtime and the times of files that it will have
 * there: a cache that is made here fits there.
 */
record Stage(Path folder) {
    private static final Path LAUNCHER = Path.of("deploy/launcher/target/app/launcher.jar");
    private static final String HEALTHCHECK = "org.kyodo.chassis.Healthcheck";

    /** What lies below the JVM; empty where an image's base has it. */
    Path system() {
        return folder.resolve("system");
    }

    Path runtime() {
        return folder.resolve("runtime");
    }

    Path java() {
        return runtime().resolve("bin/java");
    }

    Path app(Application application) {
        return folder.resolve(application.folder());
    }

    Path jar(Application application) {
        return app(application).resolve(application.jar());
    }

    Path cache(Application application) {
        return app(application).resolve(application.cache());
    }

    /** The arguments for java by which an engine asks whether a service is ready: {@code java @healthcheck}. */
    Path healthcheck(Application service) {
        return app(service).resolve("healthcheck");
    }

    /** Puts what a JVM needs below it there. */
    void addSystem() {
        DebianPackages.unpackInto(system());
        Path certificates = system().resolve("usr/share/ca-certificates");
        RootCertificates.write(certificates, runtime().resolve("lib/security/cacerts"));
        SystemTree.settle(system());
        requireLibraries();
    }

    /** Another JDK may want libraries which the packages do not have. */
    private void requireLibraries() {
        Path loader = Folders.filesOf(system()).stream()
                .filter(file -> file.getFileName().toString().startsWith("ld-linux"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("libc6 without ld-linux"));
        Path libraries = Folders.filesOf(system()).stream()
                .filter(file -> file.endsWith("libc.so.6"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("libc6 without libc.so.6"))
                .getParent();
        Path jvm = runtime().resolve("lib/server/libjvm.so");
        try {
            for (Path program : List.of(java(), jvm)) {
                String found = Tool.run(
                        folder,
                        List.of(
                                loader.toString(),
                                "--library-path",
                                libraries + ":" + runtime().resolve("lib"),
                                "--list",
                                program.toString()));
                List<String> elsewhere = found.lines()
                        .map(String::strip)
                        .filter(line -> line.contains("not found")
                                || line.contains("=> /") && !line.contains("=> " + folder.toAbsolutePath()))
                        .toList();
                if (!elsewhere.isEmpty()) {
                    throw new Tool.Failed(elsewhere.toString());
                }
            }
        } catch (Tool.Failed failed) {
            throw new Complaint(
                    "この JDK は、イメージに入れるパッケージにないライブラリを必要とします。Temurin など別の JDK を使うか、--base を指定してください。",
                    "This JDK needs libraries that the packages of the image do not have. Use another, such as Temurin, or name an"
                            + " image with --base: " + failed.getMessage());
        }
    }

    /** Copies a built program there, without any cache it may have. */
    void add(Path project, Application application) {
        Path built = project.resolve(application.folder());
        if (!Files.exists(built.resolve(application.jar()))) {
            throw new Complaint(
                    application.program() + " がビルドされていません: " + built,
                    application.program() + " has not been built: " + built.resolve(application.jar())
                            + " is not there.");
        }
        Folders.copy(built.resolve(application.jar()), jar(application));
        Folders.copy(built.resolve("lib"), app(application).resolve("lib"));
        if (application.service()) {
            write(
                    healthcheck(application),
                    String.join("\n", JavaCommand.besideInContainer(application.program(), HEALTHCHECK)) + "\n");
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Lets each program run once and write down what it loaded; the last thing to be done, after files were dated. */
    void train() {
        try {
            Tool.run(
                    folder,
                    List.of(
                            java().toString(),
                            "-Xmx192m",
                            "-Dkyodo.root=" + folder,
                            "-jar",
                            folder.resolve(LAUNCHER).toString(),
                            "train",
                            "--anew"));
        } catch (Tool.Failed failed) {
            throw new Complaint(
                    "AOT キャッシュを作れません。--no-aot を付けると、キャッシュなしのイメージを作ります。",
                    "The AOT caches cannot be made; --no-aot makes images without:\n" + failed.getMessage());
        }
    }
}
