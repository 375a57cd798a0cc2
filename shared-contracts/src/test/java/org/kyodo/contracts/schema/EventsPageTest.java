package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kyodo.contracts.EventCatalogue;

class EventsPageTest {
    @Test
    void the_committed_page_says_what_the_events_say() {
        Generated.check(Generated.DOCS.resolve("events.md"), EventsPage.markdown());
    }

    @Test
    void every_event_has_a_row() {
        assertThat(EventsPage.markdown())
                .contains(EventCatalogue.all().stream()
                        .map(entry -> "| `" + entry.type() + "` | " + entry.visibility() + " | ")
                        .toList());
    }
}
