package org.kyodo.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.kyodo.journeys.Complaint;
import org.kyodo.launcher.JavaCommand;

/**
 * The image of an application, in the format of the Open Container Initiative.
 *
 * @param base what lies below its layers; empty: nothing
 */
record Image(Application application, List<FileEntriesLayer> layers, Optional<String> base, Build build) {
    /** Of file names that are not ASCII, such as those of a municipality's settings. */
    private static final Map<String, String> LANGUAGE = Map.of("LANG", "C.UTF-8");

    /** Makes it and writes it to a file. @return its digest */
    String write(Path archive, Path cache) {
        return containerize(
                Containerizer.to(
                        TarImage.at(archive).named(reference("kyodo/" + application.name() + ":" + build.version()))),
                cache);
    }

    /** Makes it and sends it to a registry. @return its digest */
    String push(String repository, boolean insecure, Path cache) {
        ImageReference reference = reference(repository + "/" + application.name() + ":" + build.version());
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(reference, _ -> {});
        return containerize(
                Containerizer.to(RegistryImage.named(reference)
                                .addCredentialRetriever(credentials.dockerConfig())
                                .addCredentialRetriever(credentials.wellKnownCredentialHelpers()))
                        .setAllowInsecureRegistries(insecure),
                cache);
    }

    private String containerize(Containerizer target, Path cache) {
        try {
            return below().setFormat(ImageFormat.OCI)
                    .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                    .setCreationTime(build.time())
                    .setFileEntriesLayers(layers)
                    .setUser(SystemTree.USER + ":" + SystemTree.USER)
                    .setWorkingDirectory(AbsoluteUnixPath.get(Layers.APP))
                    .setEntrypoint(
                            JavaCommand.inContainer(Layers.JAVA + "/bin/java", application.program(), isCached()))
                    .setLabels(Map.of(
                            "org.opencontainers.image.title",
                            "Kyodo " + application.name(),
                            "org.opencontainers.image.version",
                            build.version(),
                            "org.opencontainers.image.licenses",
                            "Apache-2.0"))
                    .containerize(target.setToolName("kyodo")
                            .setBaseImageLayersCache(cache)
                            .setApplicationLayersCache(cache))
                    .getDigest()
                    .toString();
        } catch (RegistryException | ExecutionException | IOException | CacheDirectoryCreationException e) {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            throw new Complaint(
                    application.name() + " のイメージを作れません: " + cause.getMessage(),
                    "The image of " + application.name() + " cannot be made: " + cause.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making an image", e);
        }
    }

    private JibContainerBuilder below() throws IOException {
        JibContainerBuilder builder = base.isEmpty()
                ? Jib.fromScratch()
                : Jib.from(RegistryImage.named(reference(base.get()))
                        .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference(base.get()), _ -> {})
                                .dockerConfig()));
        LANGUAGE.forEach(builder::addEnvironmentVariable);
        application.environment().forEach(builder::addEnvironmentVariable);
        return builder;
    }

    private boolean isCached() {
        return layers.stream().anyMatch(layer -> layer.getName().equals("cache"));
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64" -> "arm64";
            case String other -> other;
        };
    }

    private static ImageReference reference(String text) {
        try {
            return ImageReference.parse(text);
        } catch (InvalidImageReferenceException e) {
            throw new Complaint(text + " はイメージの名前として使えません。", text + " is no name of an image: " + e.getMessage());
        }
    }
}
