package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FreePortTest {

    /** A port below those that {@link FreePort#orGiven(int)} chooses from. */
    private static final int ONE = 19_173;

    @Test
    void chooses_a_port_once_though_nothing_listens_there_yet() {
        assertThat(FreePort.between(ONE, ONE + 1)).isEqualTo(ONE);

        assertThatThrownBy(() -> FreePort.between(ONE, ONE + 1)).hasMessageContaining("no free port");
    }

    @Test
    void leaves_a_port_to_the_process_that_chose_it_while_that_lives() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Chooser.class.getName(),
                        String.valueOf(ONE + 1))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo(String.valueOf(ONE + 1));

            assertThatThrownBy(() -> FreePort.between(ONE + 1, ONE + 2)).hasMessageContaining("no free port");
        } finally {
            other.destroyForcibly().waitFor();
        }

        assertThat(FreePort.between(ONE + 1, ONE + 2)).isEqualTo(ONE + 1);
    }

    /** Another process that chooses a port and lives until it is killed, or nobody is left to tell it anything. */
    static final class Chooser {

        public static void main(String... arguments) throws IOException {
            int port = Integer.parseInt(arguments[0]);
            System.out.println(FreePort.between(port, port + 1));
            System.in.read();
        }
    }
}
