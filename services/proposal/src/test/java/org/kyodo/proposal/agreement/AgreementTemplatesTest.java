package org.kyodo.proposal.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kyodo.contracts.value.CollaborationForm;

class AgreementTemplatesTest {
    private final AgreementTemplates templates = new AgreementTemplates();

    @ParameterizedTest
    @EnumSource
    void each_form_adds_its_own_clauses_to_those_of_all(CollaborationForm form) {
        assertThat(templates.clauses(form))
                .hasSizeGreaterThan(4)
                .doesNotHaveDuplicates()
                .first()
                .asString()
                .startsWith("（目的）");
    }

    @Test
    void a_commission_is_no_mere_subcontract() {
        assertThat(templates.clauses(CollaborationForm.COMMISSION))
                .anySatisfy(clause -> assertThat(clause).contains("単なる下請とせず"));
    }
}
