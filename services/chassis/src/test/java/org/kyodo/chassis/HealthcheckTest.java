package org.kyodo.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthcheckTest {
    private static HttpServer answering(int status) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/readyz", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @ParameterizedTest
    @CsvSource({"200, HTTP/1.1 200 OK", "503, HTTP/1.1 503 Service Unavailable"})
    void it_tells_what_the_service_answers(int status, String line) throws Exception {
        HttpServer server = answering(status);
        try {
            assertThat(Healthcheck.ask(server.getAddress().getPort())).isEqualTo(line);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nothing_that_listens_is_a_fault() throws Exception {
        HttpServer gone = answering(200);
        gone.stop(0);

        assertThatThrownBy(() -> Healthcheck.ask(gone.getAddress().getPort())).isInstanceOf(ConnectException.class);
    }
}
