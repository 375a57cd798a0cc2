package org.kyodo.chassis.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.Topics;

class RightTest {
    @Test
    void the_documents_name_every_right_of_every_service_and_no_other() throws IOException {
        assertThat(Files.readAllLines(Path.of("../../docs/operating.md")).stream()
                        .filter(line -> line.startsWith("acl --add")))
                .containsExactlyElementsOf(Topics.OF_SERVICES.stream()
                        .flatMap(use -> Right.of(use).stream()
                                .map(right -> "acl " + right.argumentsFor("User:" + use.service())))
                        .toList());
    }

    @Test
    void each_topic_is_written_by_one_service() {
        assertThat(Topics.OF_SERVICES.stream().flatMap(use -> use.tells().stream()))
                .doesNotHaveDuplicates()
                .containsAll(Topics.OF_SERVICES.stream()
                        .flatMap(use -> use.hears().stream())
                        .distinct()
                        .toList());
    }
}
