package org.kyodo.notification.sentence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.http.Texts;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.value.Word;
import org.kyodo.contracts.value.Words;

class SentencesTest {
    private final Sentences sentences = new Sentences(Texts.of("notification"));

    static Stream<String> events() {
        return EventCatalogue.all().stream().map(EventCatalogue.Entry::name).distinct();
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_event_of_the_catalogue_has_a_sentence_in_both_languages(String event) {
        String japanese = sentences.event(event, Optional.of("X"), Words.JAPANESE);
        String english = sentences.event(event, Optional.of("X"), Words.ENGLISH);

        assertThat(japanese).isNotBlank().endsWith("。").doesNotContain("{");
        assertThat(english).isNotBlank().endsWith(".").isNotEqualTo(japanese).doesNotContain("{");
        assertThat(japanese + english).doesNotContain("%");
        assertThat(japanese.contains("X")).isEqualTo(english.contains("X"));
    }

    @Test
    void a_subject_without_a_name_is_said_to_have_none() {
        assertThat(sentences.event("kyodo.proposal.ProposalRejected", Optional.empty(), Words.JAPANESE))
                .isEqualTo("提案「名称なし」は不採択と決定されました。");
    }

    @Test
    void a_sentence_has_the_words_of_the_municipality() {
        Words yamagata = Words.JAPANESE.naming((value, locale) ->
                Optional.of(value).filter(Word.OFFICER::equals).map(word -> "共創推進職員"));

        assertThat(sentences.event("kyodo.registry.OfficerVacancyDetected", Optional.of("%OFFICER%課"), yamagata))
                .isEqualTo("所属「%OFFICER%課」に共創推進職員がいなくなりました。");
    }

    @Test
    void an_answer_with_a_status_names_it() {
        assertThat(sentences.answer("STATUS_503", Locale.ENGLISH)).contains("503");
        assertThat(sentences.answer("TLS_FAILED", Locale.JAPANESE)).contains("証明書");
    }
}
