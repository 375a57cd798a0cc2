package org.kyodo.images;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kyodo.launcher.Program;

/**
 * A program that gets an image of its own.
 *
 * @param name of the image
 * @param program the name of its jar, without its end
 * @param folder where the build puts it, relative to the project
 * @param service whether it is one of the five, which share most of their libraries
 * @param trained whether it gets an AOT cache
 * @param environment what it must be told to run in a container
 */
record Application(
        String name, String program, Path folder, boolean service, boolean trained, Map<String, String> environment) {
    private static final Path PROJECT = Path.of("");

    /** All there are, in the order in which they are made. */
    static List<Application> all() {
        return Stream.concat(
                        Arrays.stream(Program.values()).map(Application::of),
                        // It runs for seconds: a cache would cost more to fetch than it saves.
                        Stream.of(new Application(
                                "tools", "launcher", Path.of("deploy/launcher/target/app"), false, false, Map.of())))
                .toList();
    }

    private static Application of(Program program) {
        return new Application(
                program.id(),
                program.id(),
                program.app(PROJECT),
                program.isService(),
                true,
                // Where it works nothing can be written.
                program.isService() ? Map.of() : Map.of("KYODO_STATE", "/tmp/kyodo"));
    }

    String jar() {
        return program + ".jar";
    }

    String cache() {
        return program + ".aot";
    }
}
