package org.kyodo.notification.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.contracts.DomainEvent;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Yen;

class SubjectFactsTest {
    static Stream<String> types() {
        return EventCatalogue.all().stream().map(EventCatalogue.Entry::type);
    }

    @ParameterizedTest
    @MethodSource("types")
    void every_event_of_the_catalogue_can_be_taken_in(String type) {
        SubjectFacts facts = SubjectFacts.after(Optional.empty(), sample(type));

        assertThat(SubjectFacts.after(Optional.of(facts), sample(type))).isEqualTo(facts);
    }

    @Test
    void what_an_event_does_not_name_stays_as_it_was() {
        SubjectFacts known = new SubjectFacts(
                Optional.of("放課後みまもりマップづくり"),
                Optional.of("R8-1"),
                List.of(FieldType.of("F2")),
                List.of(AreaCode.of("大殿")),
                Optional.of(CollaborationForm.COMMISSION),
                Optional.of(Yen.of(850_000)),
                List.of(DepartmentCode.of("school-education")));
        SubjectFacts after = SubjectFacts.after(Optional.of(known), sample("kyodo.proposal.ProposalRejected.v1"));

        assertThat(after).usingRecursiveComparison().ignoringFields("number").isEqualTo(known);
    }

    @Test
    void the_form_adopted_takes_the_place_of_the_form_requested() {
        SubjectFacts submitted = SubjectFacts.after(Optional.empty(), sample("kyodo.proposal.ProposalSubmitted.v1"));
        assertThat(submitted.form()).isPresent();
        assertThat(submitted.amount()).isPresent();
        assertThat(submitted.fieldTypes()).isNotEmpty();
        assertThat(submitted.areas()).isNotEmpty();

        ProposalAdopted adopted = (ProposalAdopted) sample("kyodo.proposal.ProposalAdopted.v1");
        assertThat(SubjectFacts.after(Optional.of(submitted), adopted).form())
                .contains(adopted.adoption().form());
    }

    private static DomainEvent sample(String type) {
        return GoldenSamples.of(type).event().orElseThrow();
    }
}
