package org.kyodo.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of unpacked packages. */
class SystemTreeTest {
    @TempDir
    private Path folder;

    private Path root;

    @BeforeEach
    void tree() throws Exception {
        root = Files.createDirectory(folder.resolve("root"));
    }

    private void file(String place) {
        SmallStage.write(root.resolve(place), "of the package: " + place);
    }

    private void link(String place, String to) throws Exception {
        Files.createDirectories(root.resolve(place).getParent());
        Files.createSymbolicLink(root.resolve(place), Path.of(to));
    }

    private List<String> places() {
        return Folders.filesOf(root).stream()
                .map(file -> root.relativize(file).toString())
                .filter(place -> !place.startsWith("etc/"))
                .toList();
    }

    @Test
    void an_absolute_link_means_the_tree_and_not_this_machine() throws Exception {
        file("usr/lib/hostname.so");
        Path outside = Files.writeString(folder.resolve("secret.so"), "of this machine");
        link("lib/in.so", "/usr/lib/hostname.so");
        link("lib/relative.so", "in.so");
        link("lib/out.so", outside.toString());
        link("lib/above.so", "../../secret.so");
        link("lib/circle.so", "circle.so");
        link("usr/share/doc/libgcc-s1", "gcc-12-base");
        file("usr/share/doc/gcc-12-base/copyright");

        SystemTree.settle(root);

        assertThat(places())
                .containsExactly(
                        "lib/in.so",
                        "lib/relative.so",
                        "usr/lib/hostname.so",
                        "usr/share/doc/gcc-12-base/copyright",
                        "usr/share/doc/libgcc-s1/copyright");
        assertThat(root.resolve("lib/relative.so")).hasContent("of the package: usr/lib/hostname.so");
        assertThat(Folders.filesOf(root)).noneMatch(Files::isSymbolicLink);
    }

    @Test
    void of_a_package_only_libraries_names_licences_and_records_stay() {
        file("lib/x86_64-linux-gnu/libc.so.6");
        file("usr/lib/x86_64-linux-gnu/gconv/IBM943.so");
        file("usr/bin/ldd");
        file("bin/sh");
        file("usr/share/doc/libc6/copyright");
        file("usr/share/doc/libc6/changelog.gz");
        file("var/lib/dpkg/status.d/libc6");

        SystemTree.settle(root);

        assertThat(places())
                .containsExactly(
                        "lib/x86_64-linux-gnu/libc.so.6",
                        "usr/share/doc/libc6/copyright",
                        "var/lib/dpkg/status.d/libc6");
        assertThat(root.resolve("etc/passwd")).content().contains("kyodo:x:10001:10001:");
    }

    @Test
    void the_loader_of_a_newer_distribution_is_also_where_programs_look_for_it() {
        file("usr/lib64/ld-linux-x86-64.so.2");

        SystemTree.settle(root);

        assertThat(root.resolve("lib64/ld-linux-x86-64.so.2"))
                .hasContent("of the package: usr/lib64/ld-linux-x86-64.so.2");
    }

    @Test
    void a_package_is_unpacked_without_running_its_scripts_and_recorded() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "Debian's tools are not here");
        Path source = folder.resolve("source");
        SmallStage.write(source.resolve("DEBIAN/control"), """
                Package: libtiny
                Version: 1:2.3-4
                Architecture: all
                Maintainer: Nobody <nobody@example.jp>
                Description: nothing
                """);
        SmallStage.write(source.resolve("DEBIAN/postinst"), "#!/bin/sh\ntouch " + folder + "/was-run\n");
        assertThat(source.resolve("DEBIAN/postinst").toFile().setExecutable(true, false))
                .isTrue();
        SmallStage.write(source.resolve("lib/libtiny.so.1"), "tiny");
        Tool.run(
                folder,
                List.of(
                        "dpkg-deb",
                        "--build",
                        source.toString(),
                        folder.resolve("tiny.deb").toString()));

        DebianPackages.unpack(folder.resolve("tiny.deb"), root);
        SystemTree.settle(root);

        assertThat(places()).containsExactly("lib/libtiny.so.1", "var/lib/dpkg/status.d/libtiny");
        assertThat(DebianPackages.in(root)).containsExactly(new DebianPackages.Unpacked("libtiny", "1:2.3-4", "all"));
        assertThat(folder.resolve("was-run")).doesNotExist();
    }

    @Test
    void the_trust_store_has_the_packages_certificates_only_and_the_same_bytes_each_time() throws Exception {
        KeyStore machine = KeyStore.getInstance(
                Path.of(System.getProperty("java.home"), "lib/security/cacerts").toFile(), (char[]) null);
        for (String alias : Collections.list(machine.aliases()).subList(0, 2)) {
            SmallStage.write(
                    root.resolve(alias.replaceAll("\\W", "") + ".crt"),
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(
                                            machine.getCertificate(alias).getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
        }

        RootCertificates.write(root, folder.resolve("one"));
        RootCertificates.write(root, folder.resolve("two"));

        KeyStore written = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("one"))) {
            // As the command truststore opens it; the JVM itself has none.
            written.load(in, "changeit".toCharArray());
        }
        assertThat(Collections.list(written.aliases())).hasSize(2);
        assertThat(folder.resolve("one")).hasSameBinaryContentAs(folder.resolve("two"));
    }
}
