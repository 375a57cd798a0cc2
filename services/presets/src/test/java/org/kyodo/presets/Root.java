package org.kyodo.presets;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's own folder, wherever the tests run from. */
final class Root {
    private Root() {}

    static Path path() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared-contracts"))
                    && Files.isRegularFile(folder.resolve("pom.xml"))) {
                return folder;
            }
        }
        throw new AssertionError("not inside the project: " + Path.of("").toAbsolutePath());
    }
}
