package org.kyodo.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.kyodo.journeys.Complaint;
import org.kyodo.journeys.Endpoints;
import org.kyodo.journeys.Service;

/**
 * The ports of the platform, all on 127.0.0.1.
 *
 * @param offset added to each, to let two installations live on one machine
 */
record Ports(int offset) {
    static final String HOST = "127.0.0.1";
    static final String VARIABLE = "KYODO_PORT_OFFSET";
    private static final int KAFKA = 19092;
    private static final int KAFKA_CONTROLLER = 19093;
    private static final int RECEIVER = 18090;
    /** Above lie the ports that the system hands out to outgoing connections. */
    private static final int MOST = 13_000;

    /** @throws Complaint when the variable does not hold a usable number */
    static Ports from(Map<String, String> environment) {
        String text = environment.getOrDefault(VARIABLE, "0");
        try {
            int offset = Integer.parseInt(text.strip());
            if (offset >= 0 && offset <= MOST) {
                return new Ports(offset);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new Complaint(
                VARIABLE + ": " + text + "(0〜" + MOST + " の整数を指定してください)",
                VARIABLE + ": " + text + " (expected: a whole number from 0 to " + MOST + ")");
    }

    int of(Program program) {
        return program.port() + offset;
    }

    int kafka() {
        return KAFKA + offset;
    }

    int kafkaController() {
        return KAFKA_CONTROLLER + offset;
    }

    /** Where the demo's webhook receiver listens. */
    int receiver() {
        return RECEIVER + offset;
    }

    URI url(Program program) {
        return URI.create("http://" + HOST + ":" + of(program));
    }

    /** Where callers find the platform. @param kafka the broker it uses */
    Endpoints endpoints(String kafka) {
        Map<Service, URI> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, url(Program.of(service)));
        }
        return new Endpoints(services, url(Program.IDENTITY), Optional.of(kafka));
    }

    /** Who needs which port. */
    Map<String, Integer> of(Iterable<Program> programs) {
        Map<String, Integer> needed = new LinkedHashMap<>();
        for (Program program : programs) {
            if (program == Program.EMBEDDED) {
                needed.put("MongoDB", of(program));
                needed.put("Kafka", kafka());
                needed.put("Kafka (controller)", kafkaController());
            } else {
                needed.put(program.id(), of(program));
            }
        }
        return needed;
    }

    /** @throws Complaint when somebody else listens on one of them */
    static void requireFree(Map<String, Integer> needed) {
        needed.forEach((user, port) -> {
            if (isTaken(port)) {
                throw new Complaint(
                        "ポート " + port + "(" + user + ")は使用中です。使っているプログラムを止めるか、" + VARIABLE
                                + "=1000 のように指定してすべてのポートをずらしてください。",
                        "Port " + port + " (" + user
                                + ") is taken. Stop the program that uses it, or move all ports, for example" + " with "
                                + VARIABLE + "=1000.");
            }
        });
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: what a closed connection left behind does not count.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral(HOST), port));
            return false;
        } catch (IOException _) {
            return true;
        }
    }
}
