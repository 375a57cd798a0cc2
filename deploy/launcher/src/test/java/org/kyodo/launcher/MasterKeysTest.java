package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MasterKeysTest {
    @TempDir
    private Path folder;

    @Test
    void a_key_is_made_once_and_has_32_bytes() {
        String first = MasterKeys.of(Program.REGISTRY, folder.resolve("secrets"));

        assertThat(Base64.getDecoder().decode(first)).hasSize(32);
        assertThat(MasterKeys.of(Program.REGISTRY, folder.resolve("secrets"))).isEqualTo(first);
    }

    @Test
    void each_service_has_its_own() {
        assertThat(MasterKeys.of(Program.REGISTRY, folder)).isNotEqualTo(MasterKeys.of(Program.NOTIFICATION, folder));
    }

    @Test
    void nobody_else_on_the_machine_may_read_it() throws IOException {
        Path secrets = folder.resolve("secrets");
        MasterKeys.of(Program.REGISTRY, secrets);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secrets.resolve("registry.key"))))
                .isEqualTo("rw-------");
    }
}
