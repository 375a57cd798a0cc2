package org.kyodo.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Service;

/** The programs that make up the platform on one machine, in the order in which they start. */
public enum Program {
    EMBEDDED("deploy", 17017, 160, 350),
    IDENTITY("deploy", 18080, 96, 160),
    REGISTRY("services", 18081, 96, 260),
    PROPOSAL("services", 18082, 96, 260),
    GRANT("services", 18083, 96, 260),
    EVALUATION("services", 18084, 96, 260),
    NOTIFICATION("services", 18085, 84, 260);

    /** The five services. */
    static final List<Program> SERVICES = List.of(REGISTRY, PROPOSAL, GRANT, EVALUATION, NOTIFICATION);

    private final String folder;
    private final int port;
    private final int heapMegabytes;
    private final int mostMegabytes;

    Program(String folder, int port, int heapMegabytes, int mostMegabytes) {
        this.folder = folder;
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.mostMegabytes = mostMegabytes;
    }

    /** As commands, logs and folders call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The port before any offset; that of MongoDB's protocol for the embedded servers. */
    int port() {
        return port;
    }

    int heapMegabytes() {
        return heapMegabytes;
    }

    /** What its process may hold after a load; the heap is the part of it that grows. */
    int mostMegabytes() {
        return mostMegabytes;
    }

    public boolean isService() {
        return SERVICES.contains(this);
    }

    /** The folder that the build makes: a jar and its libraries. */
    public Path app(Path root) {
        return root.resolve(folder).resolve(id()).resolve("target").resolve("app");
    }

    Path jar(Path root) {
        return app(root).resolve(jarName());
    }

    String jarName() {
        return id() + ".jar";
    }

    static Program of(Service service) {
        return valueOf(service.name());
    }

    /** @throws Complaint when no program is called so */
    static Program called(String id) {
        return Arrays.stream(values())
                .filter(program -> program.id().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    String known = String.join(
                            ", ", Arrays.stream(values()).map(Program::id).toList());
                    return new Complaint(
                            id + " というプログラムはありません(あるもの: " + known + ")。",
                            "There is no program " + id + " (expected: " + known + ").");
                });
    }
}
