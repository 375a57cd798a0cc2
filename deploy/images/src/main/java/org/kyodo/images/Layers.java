package org.kyodo.images;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The layers of images, those that change least first. The first three are the same for all five services, so a machine keeps
 * and fetches them once.
 */
final class Layers {
    static final String JAVA = "/opt/java";
    static final String APP = "/app";

    /** A library, and what is in it: under one name there may be two builds. */
    private record Library(String name, Digest digest) {}

    private final Stage stage;
    private final Instant time;
    private final Set<Library> shared;

    /** @param applications all of which images are made */
    Layers(Stage stage, Instant time, List<Application> applications) {
        this.stage = stage;
        this.time = time;
        this.shared = applications.stream()
                .filter(Application::service)
                .map(service -> libraries(service).stream()
                        .filter(library -> !Jars.isOurs(library))
                        .map(Layers::library)
                        .collect(Collectors.toCollection(HashSet::new)))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                })
                .map(Set::copyOf)
                .orElse(Set.of());
    }

    List<FileEntriesLayer> of(Application application) {
        List<FileEntriesLayer> layers = new ArrayList<>();
        if (Files.exists(stage.system())) {
            layers.add(tree("system", stage.system(), "")
                    .addEntry(
                            emptyFolder(),
                            AbsoluteUnixPath.get("/tmp"),
                            // The root is read-only as a rule, and then this is a file system of its own.
                            FilePermissions.fromOctalString("777"),
                            time)
                    .build());
        }
        layers.add(tree("runtime", stage.runtime(), JAVA).build());
        if (application.service()) {
            layers.add(libraries("shared libraries", application, this::isShared));
        }
        layers.add(libraries(
                "libraries",
                application,
                library -> !Jars.isOurs(library) && !(application.service() && isShared(library))));
        FileEntriesLayer.Builder own = FileEntriesLayer.builder().setName("kyodo");
        libraries(application).stream().filter(Jars::isOurs).forEach(library -> add(own, library, inLib(library)));
        add(own, stage.jar(application), APP + "/" + application.jar());
        if (application.service()) {
            add(own, stage.healthcheck(application), APP + "/healthcheck");
        }
        layers.add(own.build());
        if (Files.exists(stage.cache(application))) {
            FileEntriesLayer.Builder cache = FileEntriesLayer.builder().setName("cache");
            add(cache, stage.cache(application), APP + "/" + application.cache());
            layers.add(cache.build());
        }
        return layers;
    }

    private FileEntriesLayer libraries(String name, Application application, Predicate<Path> which) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        libraries(application).stream().filter(which).forEach(library -> add(layer, library, inLib(library)));
        return layer.build();
    }

    private List<Path> libraries(Application application) {
        return Folders.filesOf(stage.app(application).resolve("lib"));
    }

    private boolean isShared(Path file) {
        return shared.contains(library(file));
    }

    private static Library library(Path file) {
        return new Library(file.getFileName().toString(), Digest.of(file));
    }

    private static String inLib(Path library) {
        return APP + "/lib/" + library.getFileName();
    }

    private FileEntriesLayer.Builder tree(String name, Path folder, String place) {
        FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
        Folders.filesOf(folder).forEach(file -> add(layer, file, place + "/" + folder.relativize(file)));
        return layer;
    }

    /** Whoever runs it may read it, and run what can be run; nobody may write it. */
    private void add(FileEntriesLayer.Builder layer, Path file, String place) {
        layer.addEntry(
                file,
                AbsoluteUnixPath.get(place),
                FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"),
                time);
    }

    private Path emptyFolder() {
        try {
            return Files.createDirectories(stage.folder().resolve("empty"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
