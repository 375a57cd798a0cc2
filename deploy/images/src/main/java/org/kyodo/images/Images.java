package org.kyodo.images;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Console;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The program behind {@code ./kyodo images}: makes container images without a daemon, and sends them to a registry. */
@Command(
        name = "./kyodo images",
        usageHelpWidth = 120,
        mixinStandardHelpOptions = true,
        description = "コンテナイメージを作ります。 / Makes the container images.",
        subcommands = Images.Push.class,
        footer = "  verify               作ったイメージを確かめます(podman があればその中でも)。 / Tries the images that were made.")
public final class Images implements Callable<Integer> {
    private final Console console = Console.ofUser();
    private final Build build = Build.current();
    private final Path project = Path.of(System.getProperty("kyodo.root", "")).toAbsolutePath();
    private final Path folder = project.resolve(".kyodo/images");
    private final Stage stage = new Stage(folder.resolve("stage"));

    @Option(
            names = "--no-aot",
            description = "AOT キャッシュなし。誰が作っても同じダイジェストになります。"
                    + " / Without AOT caches: slower to start, and the same digest whoever makes them.")
    private boolean withoutCaches;

    @Option(
            names = "--base",
            paramLabel = "REFERENCE",
            description = "Debian パッケージの代わりに使う、glibc を持つイメージ。"
                    + " / An image with glibc to use instead of Debian's packages.")
    private Optional<String> base = Optional.empty();

    private Images() {}

    public static void main(String... arguments) {
        System.exit(new CommandLine(new Images())
                .setExecutionExceptionHandler((e, _, _) -> {
                    if (e instanceof Complaint complaint) {
                        new Console(new PrintStream(System.err, true, StandardCharsets.UTF_8))
                                .say(complaint.japanese(), complaint.english());
                        return ExitCode.SOFTWARE;
                    }
                    throw e;
                })
                .execute(arguments));
    }

    @Override
    public Integer call() {
        List<Application> applications = Application.all();
        Folders.fresh(folder);
        console.say("実行環境と Debian パッケージを用意しています…", "Preparing the runtime and Debian's packages…");
        Folders.fresh(stage.folder());
        JavaRuntime.link(stage.runtime(), JavaRuntime.MODULES, JavaRuntime.OPTIONS);
        if (base.isEmpty()) {
            stage.addSystem();
        }
        applications.forEach(application -> stage.add(project, application));
        Folders.date(stage.folder(), build.time());
        if (!withoutCaches) {
            console.say(
                    "起動を速くするキャッシュを作っています(2分ほど)…",
                    "Making the caches that let programs start faster (about two minutes)…");
            stage.train();
        }
        BillOfMaterials bill = new BillOfMaterials(project.resolve("target/bom.json"), stage, build);
        Made made = new Made(base);
        for (Image image : images(base)) {
            String name = image.application().name();
            Path archive = folder.resolve(name + ".tar");
            String digest = image.write(archive, cache());
            bill.write(folder.resolve(name + ".cdx.json"), image.application(), digest);
            made.note(name, digest);
            console.line("  ✔ %-13s %s  %4d MB".formatted(name, digest, megabytes(archive)));
        }
        made.write(folder);
        console.say(
                "OCI アーカイブと部品表: " + folder + "(podman load -i …、docker load -i …)",
                "OCI archives and bills of materials: " + folder + " (podman load -i …, docker load -i …)");
        return ExitCode.OK;
    }

    private List<Image> images(Optional<String> below) {
        List<Application> applications = Application.all();
        Layers layers = new Layers(stage, build.time(), applications);
        return applications.stream()
                .map(application -> new Image(application, layers.of(application), below, build))
                .toList();
    }

    private Path cache() {
        return folder.resolve("layers");
    }

    private static long megabytes(Path file) {
        try {
            return Files.size(file) >> 20;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /** {@code ./kyodo images push}: sends what was made. */
    @Command(
            name = "push",
            mixinStandardHelpOptions = true,
            description = "作ったイメージをレジストリに送ります(認証は docker login のもの)。"
                    + " / Sends the images that were made to a registry, with the login of \"docker login\".")
    static final class Push implements Callable<Integer> {
        @CommandLine.ParentCommand
        private Images images;

        @Parameters(paramLabel = "REPOSITORY", description = "例 / such as registry.example.jp/kyodo")
        private String repository;

        @Option(names = "--insecure", description = "TLS のないレジストリも許す。 / Also to a registry without TLS.")
        private boolean insecure;

        @Override
        public Integer call() {
            Made made = Made.read(images.folder);
            for (Image image : images.images(made.base())) {
                String name = image.application().name();
                String digest = image.push(repository, insecure, images.cache());
                made.require(name, digest);
                images.console.line("  ✔ %s/%s:%s@%s".formatted(repository, name, images.build.version(), digest));
            }
            return ExitCode.OK;
        }
    }
}
