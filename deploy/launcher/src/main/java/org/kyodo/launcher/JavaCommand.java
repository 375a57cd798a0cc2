package org.kyodo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a program: a small heap, one thread for garbage, and the AOT cache if the build made one. It is to be run
 * in the folder {@link Program#app}, and names nothing outside it: a cache remembers the paths of its jars as they were given,
 * and after a move classes from absolute ones have no location.
 */
final class JavaCommand {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=64m",
            // Else a machine with much memory begins with a large heap.
            "-Xms32m",
            "-Xss512k",
            // What the compiler and its like gave back to malloc goes back to the machine, looked at every ten seconds.
            "-XX:TrimNativeHeapInterval=10000",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            // A terminal without a language would else turn Japanese into question marks.
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    private JavaCommand() {}

    static List<String> of(Program program, Path root, List<String> arguments) {
        List<String> cached = new AotCache(program, root).fits()
                // What the JVM still finds wrong with it, such as another JVM, is passed over without a word.
                ? List.of(
                        "-XX:AOTCache=" + AotCache.name(program), "-XX:AOTMode=auto", "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
        return assembled(program, cached, arguments);
    }

    /** One that makes the cache when it ends. */
    static List<String> training(Program program) {
        return assembled(
                program,
                List.of("-XX:AOTCacheOutput=" + AotCache.name(program), "-Xlog:aot=error", "-Xlog:cds=error"),
                List.of());
    }

    /** The launcher itself, with another command. */
    static List<String> launcher(Path root, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(SMALL);
        command.add("-Xmx96m");
        command.add("-Dkyodo.root=" + root);
        command.add("-jar");
        command.add(root.resolve("deploy/launcher/target/app/launcher.jar").toString());
        command.addAll(arguments);
        return command;
    }

    private static List<String> assembled(Program program, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(JAVA.toString());
        command.addAll(SMALL);
        command.add("-Xmx" + program.heapMegabytes() + "m");
        command.addAll(flags);
        command.add("-jar");
        command.add(program.jarName());
        command.addAll(arguments);
        return command;
    }
}
