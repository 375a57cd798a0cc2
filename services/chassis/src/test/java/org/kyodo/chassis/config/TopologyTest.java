package org.kyodo.chassis.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A service starts only where a majority of data nodes is what it says. */
class TopologyTest {
    @Test
    void a_standalone_server_is_taken() {
        assertThatCode(() -> ChassisLifecycle.refuseUnsafeTopology(new Document("isWritablePrimary", true)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "3, 0", "3, 1", "5, 2"})
    void a_replica_set_without_arbiters_or_with_three_data_nodes_is_taken(int data, int arbiters) {
        assertThatCode(() -> ChassisLifecycle.refuseUnsafeTopology(hello(data, arbiters)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "2, 3"})
    void an_arbiter_in_the_place_of_a_data_node_is_refused(int data, int arbiters) {
        assertThatThrownBy(() -> ChassisLifecycle.refuseUnsafeTopology(hello(data, arbiters)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(data + " data nodes and " + arbiters + " arbiters (expected: three data nodes");
    }

    private static Document hello(int data, int arbiters) {
        return new Document("hosts", nodes("data", data)).append("arbiters", nodes("arbiter", arbiters));
    }

    private static List<String> nodes(String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> name + i + ":27017").toList();
    }
}
