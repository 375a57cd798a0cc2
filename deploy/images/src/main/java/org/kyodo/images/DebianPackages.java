package org.kyodo.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kyodo.journeys.Complaint;

/**
 * The packages of this machine's distribution that a JVM needs below it. They are fetched from the sources that are configured
 * here and unpacked; nothing of them is installed, and none of their scripts is run.
 */
final class DebianPackages {
    private static final List<String> NEEDED = List.of("libc6", "libgcc-s1", "zlib1g", "netbase", "ca-certificates");
    /** The licence of libgcc lies in the package that it was built with. */
    private static final Pattern GCC = Pattern.compile("gcc-\\d+-base");
    /** A record of each, where scanners look for them in images without a package manager. */
    private static final Path RECORDS = Path.of("var/lib/dpkg/status.d");

    private DebianPackages() {}

    /** Unpacks them all into a folder. */
    static void unpackInto(Path root) {
        Path packages = Folders.temporary("packages");
        try {
            download(packages, NEEDED);
            download(packages, List.of(gcc(packages)));
            for (Path file : Folders.filesOf(packages)) {
                unpack(file, root);
            }
        } finally {
            Folders.delete(packages);
        }
    }

    private static void download(Path folder, List<String> names) {
        List<String> command = new ArrayList<>(List.of("apt-get", "-q", "download"));
        command.addAll(names);
        String wanted = String.join(" ", names);
        try {
            Tool.run(folder, command);
        } catch (Tool.Failed failed) {
            if (failed.isMissing()) {
                throw new Complaint(
                        "このマシンには apt-get がないため、Debian パッケージ " + wanted
                                + " を取得できません。Debian か Ubuntu で作るか、glibc を持つイメージを --base で指定してください。",
                        "The Debian packages " + wanted
                                + " cannot be fetched: this machine has no apt-get. Make images on Debian"
                                + " or Ubuntu, or name an image that has glibc with --base.");
            }
            throw new Complaint(
                    "Debian パッケージ " + wanted + " を取得できません。apt-get update のあとでやり直すか、glibc を持つイメージを --base"
                            + " で指定してください。",
                    "The Debian packages " + wanted
                            + " cannot be fetched. Try again after apt-get update, or name an image that"
                            + " has glibc with --base. apt-get says:\n" + failed.getMessage());
        }
    }

    private static String gcc(Path packages) {
        Path libgcc = Folders.filesOf(packages).stream()
                .filter(file -> file.getFileName().toString().startsWith("libgcc-s1_"))
                .findFirst()
                .orElseThrow();
        String record = record(libgcc);
        Matcher matcher = GCC.matcher(record);
        if (!matcher.find()) {
            throw new IllegalStateException("libgcc-s1 depends on no gcc-…-base: " + record);
        }
        return matcher.group();
    }

    /** Unpacks one and keeps its record. */
    static void unpack(Path file, Path root) {
        try {
            Path records = Files.createDirectories(root.resolve(RECORDS));
            Tool.run(root, List.of("dpkg-deb", "--extract", file.toString(), root.toString()));
            String record = record(file);
            Files.writeString(records.resolve(field(record, "Package")), record);
        } catch (Tool.Failed failed) {
            throw new IllegalStateException("cannot unpack " + file + ": " + failed.getMessage(), failed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record " + file, e);
        }
    }

    private static String record(Path file) {
        try {
            return Tool.run(file.getParent(), List.of("dpkg-deb", "--field", file.toString()));
        } catch (Tool.Failed failed) {
            throw new IllegalStateException("cannot read " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** One that was unpacked, as its record has it. */
    record Unpacked(String name, String version, String architecture) {
        private static Unpacked of(Path file) {
            try {
                String record = Files.readString(file);
                return new Unpacked(field(record, "Package"), field(record, "Version"), field(record, "Architecture"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + file, e);
            }
        }
    }

    /** Those in a tree, by their names; none where it has no records. */
    static List<Unpacked> in(Path root) {
        Path records = root.resolve(RECORDS);
        return Files.exists(records)
                ? Folders.filesOf(records).stream().map(Unpacked::of).toList()
                : List.of();
    }

    private static String field(String record, String name) {
        return record.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a package without " + name + ": " + record));
    }
}
