package org.kyodo.proposal.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kyodo.contracts.GoldenSamples;
import org.kyodo.contracts.GoldenSamples.Sample;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.Adoption;
import org.kyodo.contracts.proposal.CoImplementation;
import org.kyodo.contracts.proposal.ProjectPlan;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.ProposalEvent.ProposalAdopted;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.presets.Presets;
import org.kyodo.proposal.form.Instruments;
import org.kyodo.proposal.project.ProjectCommand.PlanProject;

class ProjectReactionsTest {
    private static final GroupId SHOPS = GroupId.of("019a0000-0000-7000-8000-0000000000b2");

    private final Sample sample = GoldenSamples.of("kyodo.proposal.ProposalAdopted.v1");
    private final ProposalAdopted adopted = (ProposalAdopted) sample.event().orElseThrow();
    private static final DepartmentCode SCHOOLS = DepartmentCode.of("school-education");
    private static final DepartmentCode PLANNING = DepartmentCode.of("planning");

    private final ProjectReactions reactions = new ProjectReactions(null, new Instruments(Presets.load()));

    private ProjectPlan planned(Optional<List<GroupId>> coProposers) {
        Adoption a = adopted.adoption();
        ProposalEvent event = new ProposalAdopted(
                adopted.proposalId(),
                adopted.entry(),
                adopted.outline(),
                new Adoption(
                        a.form(),
                        a.instrument(),
                        a.rationale(),
                        List.of(new CoImplementation(SCHOOLS, "学校との連絡。")),
                        List.of(SCHOOLS, PLANNING),
                        DepartmentCode.COLLABORATION_OFFICE,
                        a.programme(),
                        a.conditions(),
                        a.fiscalYear(),
                        a.examination(),
                        coProposers));
        return ((PlanProject) reactions
                        .on(new Recorded<>(sample.envelope(), event))
                        .getFirst()
                        .command())
                .plan();
    }

    @Test
    void the_proposer_and_its_co_proposers_carry_out_what_was_adopted() {
        GroupId proposer = adopted.entry().proposer().group().orElseThrow();
        assertThat(planned(Optional.of(List.of(SHOPS))).groups()).containsExactly(proposer, SHOPS);
        assertThat(planned(Optional.empty()).groups())
                .as("adopted before co-proposers were named")
                .containsExactly(proposer);
    }

    /** K-CI-1. */
    @Test
    void the_sections_that_carry_it_out_are_who_coordinates_and_each_that_said_so_and_not_all_that_were_assigned() {
        assertThat(planned(Optional.empty()).departments())
                .containsExactly(DepartmentCode.COLLABORATION_OFFICE, SCHOOLS);
    }
}
