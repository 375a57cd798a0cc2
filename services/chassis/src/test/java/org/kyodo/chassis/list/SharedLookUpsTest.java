package org.kyodo.chassis.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedLookUpsTest {
    private record Of(String whose) {}

    private final AtomicInteger lookUps = new AtomicInteger();

    private String find(String whose) {
        return SharedLookUps.find(new Of(whose), of -> of.whose() + lookUps.incrementAndGet());
    }

    private List<String> page(String... lines) {
        return Page.ofAll(List.of(lines)).map(whose -> Optional.of(find(whose))).items();
    }

    @Test
    void are_made_once_for_the_lines_of_a_page_that_ask_the_same() {
        assertThat(page("a", "b", "a", "a")).containsExactly("a1", "b2", "a1", "a1");
    }

    @Test
    void are_made_anew_for_each_page() {
        assertThat(page("a")).containsExactly("a1");
        assertThat(page("a")).containsExactly("a2");
    }

    @Test
    void are_made_anew_each_time_outside_of_pages() {
        assertThat(find("a") + find("a")).isEqualTo("a1a2");
    }
}
