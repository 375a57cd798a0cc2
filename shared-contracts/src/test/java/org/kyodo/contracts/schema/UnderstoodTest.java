package org.kyodo.contracts.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.EventCatalogue.Entry;
import org.kyodo.contracts.proposal.CallEvent.CallOpened;
import org.kyodo.contracts.schema.Understood.Release;

/** The rule of upgrades: a type or version of an event is understood one minor release before it is told. */
class UnderstoodTest {
    private static final Release NOW = Release.inTheMaking();

    @Test
    void what_is_told_the_release_before_understands() {
        assertThat(Understood.toldTooEarly(EventCatalogue.all(), Understood.before(NOW, Understood.FOLDER)))
                .as(
                        "Replicas of the release before skip a type that they do not know, and its effect never comes. Let this release"
                                + " understand it only, @EventType(…, told = false), and tell it from the next one on")
                .isEmpty();
    }

    @Test
    void what_this_release_understands_is_written_down_for_the_next() {
        Generated.check(Understood.file(NOW), Understood.lines(EventCatalogue.all()));
    }

    @Test
    void what_is_only_understood_so_far_cannot_be_told() {
        assertThat(entry("kyodo.a.Opened.v1", true).toBeTold().type()).isEqualTo("kyodo.a.Opened.v1");
        assertThatIllegalStateException()
                .isThrownBy(() -> entry("kyodo.a.Opened.v2", false).toBeTold())
                .withMessageContaining("kyodo.a.Opened.v2 is about to be told");
    }

    @Nested
    class The_check {
        private final Optional<Set<String>> before = Optional.of(Set.of("kyodo.a.Opened.v1"));

        @Test
        void lets_pass_what_the_release_before_understands_whether_it_told_it_or_not() {
            assertThat(Understood.toldTooEarly(List.of(entry("kyodo.a.Opened.v1", true)), before))
                    .isEmpty();
        }

        @Test
        void lets_pass_a_new_type_that_is_not_told_yet() {
            assertThat(Understood.toldTooEarly(List.of(entry("kyodo.a.Closed.v1", false)), before))
                    .isEmpty();
        }

        @Test
        void finds_a_new_type_and_a_new_version_that_are_told() {
            assertThat(Understood.toldTooEarly(
                            List.of(entry("kyodo.a.Closed.v1", true), entry("kyodo.a.Opened.v2", true)), before))
                    .containsExactly("kyodo.a.Closed.v1", "kyodo.a.Opened.v2");
        }

        @Test
        void asks_nothing_of_the_first_release() {
            assertThat(Understood.toldTooEarly(List.of(entry("kyodo.a.Opened.v1", true)), Optional.empty()))
                    .isEmpty();
        }

        @Test
        void compares_with_the_newest_release_before_and_with_no_later_one(@TempDir Path folder) throws IOException {
            Files.writeString(folder.resolve("0.2.txt"), "two\n");
            Files.writeString(folder.resolve("0.9.txt"), "nine\n");
            Files.writeString(folder.resolve("0.10.txt"), "ten\n");
            Files.writeString(folder.resolve("0.11.txt"), "eleven\n");

            assertThat(Understood.before(Release.of("0.11.0-SNAPSHOT"), folder)).contains(Set.of("ten"));
            assertThat(Understood.before(Release.of("0.2.3"), folder)).isEmpty();
        }
    }

    private static Entry entry(String type, boolean told) {
        Entry any = EventCatalogue.of(CallOpened.class);
        return new Entry(any.event(), type, any.service(), any.aggregate(), any.visibility(), told, false, false);
    }
}
