package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.Word;
import org.kyodo.contracts.value.Words;

class AgreementTemplatesTest {
    private final AgreementTemplates templates = new AgreementTemplates();

    @ParameterizedTest
    @EnumSource
    void each_form_adds_its_own_clauses_to_those_of_all(CollaborationForm form) {
        assertThat(templates.clauses(form, Words.JAPANESE))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates()
                .first()
                .asString()
                .startsWith("（目的）");
    }

    @Test
    void a_commission_is_no_mere_subcontract() {
        assertThat(templates.clauses(CollaborationForm.COMMISSION, Words.JAPANESE))
                .anySatisfy(clause -> assertThat(clause).contains("単なる下請とせず"));
    }

    @Test
    void a_clause_has_the_words_of_the_municipality() {
        Words yamagata = Words.JAPANESE.naming((value, locale) ->
                Optional.of(value).filter(Word.COLLABORATION::equals).map(word -> "共創"));

        for (CollaborationForm form : CollaborationForm.values()) {
            assertThat(templates.clauses(form, yamagata)).noneMatch(clause -> clause.contains("協働"));
        }
        assertThat(templates.clauses(CollaborationForm.COMMISSION, yamagata))
                .anySatisfy(clause -> assertThat(clause).contains("共創の視点を持ち"));
    }
}
