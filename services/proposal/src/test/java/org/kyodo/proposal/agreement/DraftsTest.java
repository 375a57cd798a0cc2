package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.contracts.proposal.Clause;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Word;
import org.kyodo.contracts.value.Words;

class DraftsTest {
    private final Drafts drafts = new Drafts();

    @ParameterizedTest
    @EnumSource
    void each_form_adds_its_own_clauses_to_those_of_all(CollaborationForm form) {
        assertThat(drafts.clauses(form, Words.JAPANESE))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates()
                .first()
                .extracting(Clause::text)
                .asString()
                .startsWith("（目的）");
    }

    @Test
    void a_commission_is_no_mere_subcontract() {
        assertThat(drafts.clauses(CollaborationForm.COMMISSION, Words.JAPANESE))
                .anySatisfy(clause -> assertThat(clause.text()).contains("単なる下請とせず"));
    }

    @Test
    void a_clause_has_the_words_of_the_municipality() {
        Words yamagata = Words.JAPANESE.naming((value, locale) ->
                Optional.of(value).filter(Word.COLLABORATION::equals).map(word -> "共創"));

        for (CollaborationForm form : CollaborationForm.values()) {
            assertThat(drafts.clauses(form, yamagata))
                    .noneMatch(clause -> clause.text().contains("協働"));
        }
        assertThat(drafts.clauses(CollaborationForm.COMMISSION, yamagata))
                .anySatisfy(clause -> assertThat(clause.text()).contains("共創の視点を持ち"));
    }
}
