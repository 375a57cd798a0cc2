package org.kyodo.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The keys under which services keep what nobody else may read; made at the first start, for this machine's user only. */
final class MasterKeys {
    private static final int BYTES = 32;
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private MasterKeys() {}

    /** The key of a program, in base64; the same at every start. */
    static String of(Program program, Path secrets) {
        Path file = secrets.resolve(program.id() + ".key");
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(secrets, OWNER_ONLY_FOLDER);
                byte[] random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Path fresh = Files.createTempFile(secrets, program.id(), ".new", OWNER_ONLY_FILE);
                Files.writeString(fresh, Base64.getEncoder().encodeToString(random) + "\n");
                // At once whole or not at all: half a key would lock the data in.
                Files.move(fresh, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a key in " + file, e);
        }
    }
}
