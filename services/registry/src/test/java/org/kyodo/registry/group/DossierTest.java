package org.kyodo.registry.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.registry.ErasedPart;
import org.kyodo.contracts.registry.FormPart;
import org.kyodo.contracts.value.PersonRef;
import org.kyodo.registry.person.Sealed;

class DossierTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private static final Proof MINUTES =
            new Proof(Proof.Kind.MINUTES, DAY, Optional.empty(), Optional.of(Forms.BYLAWS));

    private static Proof report(int number) {
        return new Proof(
                Proof.Kind.YEARLY_REPORT,
                DAY.plusYears(number),
                Optional.of(new Sealed(PersonRef.of("report-" + number), "sealed")),
                Optional.empty());
    }

    @Test
    void keeps_what_was_proved_in_its_order_and_no_more_than_twenty() {
        Dossier dossier = GroupRulesTest.DOSSIER.proving(MINUTES);
        for (int number = 1; number <= 20; number++) {
            dossier = dossier.proving(report(number));
        }
        assertThat(dossier.proofs()).hasSize(20).startsWith(report(1)).endsWith(report(20));
    }

    @Test
    void erases_minutes_by_their_document_and_a_report_by_its_text() {
        Dossier dossier =
                GroupRulesTest.DOSSIER.proving(MINUTES).proving(report(1)).proving(report(2));
        ErasedPart document =
                new ErasedPart(PersonRef.of(Forms.BYLAWS.documentId().toString()), FormPart.PROOF);
        ErasedPart text = new ErasedPart(PersonRef.of("report-1"), FormPart.PROOF);

        assertThat(dossier.persons()).contains(document, text);
        assertThat(dossier.without(List.of(document, text)).proofs()).containsExactly(report(2));
    }
}
