package org.kyodo.launcher;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a program: a small heap, one thread for garbage, and the AOT cache if the build made one. It is to be run
 * in the folder {@link Program#app}, and names nothing outside it: a cache remembers the paths of its jars as they were given,
 * and after a move classes from absolute ones have no location.
 */
public final class JavaCommand {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    /** Of every program, with its cache or without. */
    static final List<String> SMALL = List.of(
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
            // Spring's classes for newer versions of Java keep the class files of all configuration, 7 MB of a service.
            // No other library has any.
            "-Djdk.util.jar.version=23",
            "--enable-native-access=ALL-UNNAMED",
            // A terminal without a language would else turn Japanese into question marks.
            "-Dstdout.encoding=UTF-8",
            "-Dstderr.encoding=UTF-8");

    /** Of a container's memory, of which a service needs more than half for other things. */
    private static final int HEAP_PERCENT = 42;

    private JavaCommand() {}

    static List<String> of(Program program, Path root, List<String> arguments) {
        List<String> cached = new AotCache(program, root).fits() ? cache(AotCache.name(program)) : List.of();
        return assembled(program, cached, arguments);
    }

    /** What the JVM finds wrong with it, such as another JVM, is passed over without a word. */
    private static List<String> cache(String name) {
        return List.of("-XX:AOTCache=" + name, "-XX:AOTMode=auto", "-Xlog:aot*=off", "-Xlog:cds*=off");
    }

    /** One that makes the cache when it ends. */
    static List<String> training(Program program) {
        return assembled(
                program,
                List.of("-XX:AOTCacheOutput=" + AotCache.name(program), "-Xlog:aot=error", "-Xlog:cds=error"),
                List.of());
    }

    /**
     * What a container starts in the folder of a program: the same flags, and a heap that follows the memory it may have.
     *
     * @param java as it is called in the container
     * @param program the name of the jar, without its end
     * @param cached whether there is a cache beside it, made of the very jar
     */
    public static List<String> inContainer(String java, String program, boolean cached) {
        List<String> command = new ArrayList<>();
        command.add(java);
        command.addAll(SMALL);
        command.add("-XX:MaxRAMPercentage=" + HEAP_PERCENT);
        // Else it writes its counters to /tmp, where nobody reads them.
        command.add("-XX:-UsePerfData");
        if (cached) {
            command.addAll(cache(program + ".aot"));
        }
        command.add("-jar");
        command.add(program + ".jar");
        return command;
    }

    /**
     * The arguments of another program of the same jar, run beside it for a moment.
     *
     * @param program the name of the jar, without its end
     */
    public static List<String> besideInContainer(String program, String mainClass) {
        List<String> arguments = new ArrayList<>(SMALL);
        arguments.add("-Xmx32m");
        arguments.add("-XX:-UsePerfData");
        arguments.addAll(cache(program + ".aot"));
        arguments.add("-cp");
        arguments.add(program + ".jar");
        arguments.add(mainClass);
        return arguments;
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
