package org.kyodo.embedded;

import java.util.Map;
import java.util.Optional;

/**
 * From where the servers are reached. Beyond this machine only where nobody but Kyodo can connect: neither asks who it is.
 *
 * @param address where they listen
 * @param kafka under which name and port clients reach the broker ({@code host:port}), which it tells each of them; empty for the address
 *     itself
 */
record Reach(String address, Optional<String> kafka) {
    static final Reach THIS_MACHINE = new Reach("127.0.0.1", Optional.empty());

    private static final String ADDRESS = "KYODO_EMBEDDED_ADDRESS";
    private static final String ADVERTISED = "KYODO_KAFKA_ADVERTISED";

    Reach {
        kafka.filter(name -> !name.matches("[^\\s:/]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}"))
                .ifPresent(name -> {
                    throw new IllegalArgumentException(ADVERTISED + ": " + name + " (expected: host:port)");
                });
    }

    /** With what the broker needs. @throws IllegalArgumentException when it could tell clients no name */
    Reach ofBroker() {
        if (kafka.isEmpty() && !address.equals(THIS_MACHINE.address())) {
            throw new IllegalArgumentException(
                    ADVERTISED + ": none (expected: the host:port by which clients reach Kafka, where " + ADDRESS
                            + " is " + address + ")");
        }
        return this;
    }

    static Reach in(Map<String, String> environment) {
        return new Reach(
                environment.getOrDefault(ADDRESS, THIS_MACHINE.address()),
                Optional.ofNullable(environment.get(ADVERTISED)));
    }
}
