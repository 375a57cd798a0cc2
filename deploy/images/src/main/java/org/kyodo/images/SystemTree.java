package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lies below a JVM in a container: the C library, the names of ports, and who runs it. No shell and no other program. */
final class SystemTree {
    /** Nobody's number on a usual machine. */
    static final int USER = 10001;

    /** Of a package only what is loaded, what is looked up, under which licence it is given away, and what it is. */
    private static final List<Pattern> KEPT = List.of(
            Pattern.compile("(usr/)?lib\\w*/.*\\.so(\\.[\\w.]+)?"),
            Pattern.compile("etc/(services|protocols|rpc|ethertypes)"),
            Pattern.compile("usr/share/doc/[^/]+/copyright"),
            Pattern.compile("var/lib/dpkg/status\\.d/.*"));

    private static final Pattern CHARACTER_SETS = Pattern.compile("(usr/)?lib\\w*/.*gconv/.*");
    /** Programs name their loader without the "usr", which newer distributions have as a link of another package. */
    private static final Pattern LOADER = Pattern.compile("usr/(lib\\w*/ld-linux[^/]*)");
    /** As many as Linux follows. */
    private static final int LINKS = 40;

    private SystemTree() {}

    /** Makes a tree fit for a container out of unpacked packages. */
    static void settle(Path root) {
        try {
            resolveLinks(root);
            for (Path file : Folders.filesOf(root)) {
                String place = root.relativize(file).toString();
                Matcher loader = LOADER.matcher(place);
                if (loader.matches() && !Files.exists(root.resolve(loader.group(1)))) {
                    Folders.copy(file, root.resolve(loader.group(1)));
                }
                if (!isKept(place)) {
                    Files.delete(file);
                }
            }
            Path etc = Files.createDirectories(root.resolve("etc"));
            Files.writeString(etc.resolve("passwd"), """
                    root:x:0:0:root:/nonexistent:/nonexistent
                    kyodo:x:%1$d:%1$d:Kyodo:/tmp:/nonexistent
                    """.formatted(USER));
            Files.writeString(etc.resolve("group"), "root:x:0:\nkyodo:x:%d:\n".formatted(USER));
            Files.writeString(etc.resolve("nsswitch.conf"), "hosts: files dns\n");
            Path release = Path.of("/etc/os-release");
            if (Files.exists(release)) {
                // By it scanners know whose packages these are.
                Files.write(etc.resolve("os-release"), Files.readAllBytes(release));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot settle " + root, e);
        }
    }

    private static boolean isKept(String place) {
        return KEPT.stream().anyMatch(kept -> kept.matcher(place).matches())
                && !CHARACTER_SETS.matcher(place).matches();
    }

    /**
     * Puts copies in the place of links. An absolute one means the root of the tree: what lies there on this machine is another
     * file.
     */
    private static void resolveLinks(Path root) throws IOException {
        List<Path> links =
                Folders.filesOf(root).stream().filter(Files::isSymbolicLink).toList();
        for (Path link : links) {
            Optional<Path> target = target(root, link);
            Files.delete(link);
            target.ifPresent(there -> Folders.copy(there, link));
        }
    }

    /** The file or folder of the tree that a link leads to in the end; empty where it leads nowhere. */
    private static Optional<Path> target(Path root, Path link) throws IOException {
        Path at = link;
        for (int followed = 0; followed < LINKS && Files.isSymbolicLink(at); followed++) {
            Path to = Files.readSymbolicLink(at);
            at = (to.isAbsolute() ? root.resolve(to.toString().substring(1)) : at.resolveSibling(to)).normalize();
            if (!at.startsWith(root)) {
                return Optional.empty();
            }
        }
        return Optional.of(at).filter(Files::exists);
    }
}
