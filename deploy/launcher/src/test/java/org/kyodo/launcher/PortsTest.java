package org.kyodo.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kyodo.journeys.Complaint;

class PortsTest {
    @Test
    void a_taken_port_is_named_with_who_needs_it_and_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            Map<String, Integer> needed = Map.of("registry", taken.getLocalPort());

            assertThatThrownBy(() -> Ports.requireFree(needed))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (registry) is taken")
                    .hasMessageContaining("KYODO_PORT_OFFSET=");
        }
    }

    @Test
    void a_free_port_is_no_complaint() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            free = socket.getLocalPort();
        }

        assertThatNoException().isThrownBy(() -> Ports.requireFree(Map.of("registry", free)));
    }

    @Test
    void the_offset_moves_every_port() {
        List<Program> all = Arrays.asList(Program.values());
        Map<String, Integer> moved =
                Ports.from(Map.of("KYODO_PORT_OFFSET", "1000")).of(all);

        new Ports(0).of(all).forEach((user, port) -> assertThat(moved).containsEntry(user, port + 1000));
    }

    @Test
    void no_two_programs_share_a_port() {
        Map<String, Integer> needed = new Ports(0).of(Arrays.asList(Program.values()));

        assertThat(new HashSet<>(needed.values())).hasSize(needed.size());
    }

    @Test
    void an_offset_that_is_no_number_is_refused_with_what_was_expected() {
        for (String wrong : List.of("many", "-1", "60000", "")) {
            Map<String, String> environment = Map.of("KYODO_PORT_OFFSET", wrong);

            assertThatThrownBy(() -> Ports.from(environment))
                    .isInstanceOf(Complaint.class)
                    .hasMessageContaining("KYODO_PORT_OFFSET: " + wrong + " (expected: a whole number from 0 to");
        }
    }
}
