package org.kyodo.proposal.proposal;

import java.util.List;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.inbox.Instruction;
import org.kyodo.chassis.inbox.Reactions;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.proposal.ProposalEvent;
import org.kyodo.contracts.proposal.RoundTableEvent;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesPublished;
import org.kyodo.contracts.proposal.RoundTableEvent.MinutesReplaced;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableAttendanceCorrected;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableCancelled;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableChanged;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableHeld;
import org.kyodo.contracts.proposal.RoundTableEvent.RoundTableScheduled;
import org.kyodo.contracts.value.RoundTableKind;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.proposal.proposal.ExaminationCommand.RecordExamination;
import org.springframework.stereotype.Component;

/** Proposals that a round table discussed are examined by it, once its minutes are public (R-PR-4). */
@Component
class ProposalReactions implements Reactions<RoundTableEvent> {
    private final Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals;

    ProposalReactions(Aggregate<ProposalCommand, Proposal, ProposalEvent> proposals) {
        this.proposals = proposals;
    }

    @Override
    public Class<RoundTableEvent> events() {
        return RoundTableEvent.class;
    }

    @Override
    public List<Instruction<?>> on(Recorded<RoundTableEvent> happened) {
        return switch (happened.event()) {
            case MinutesPublished e
            when e.kind() == RoundTableKind.ROUND_TABLE ->
                e.subjects().stream()
                        .filter(subject -> subject.kind() == SubjectType.PROPOSAL)
                        .<Instruction<?>>map(subject -> new Instruction<>(
                                proposals, subject.id().toString(), new RecordExamination(e.roundTableId())))
                        .toList();
            case MinutesPublished _,
                    MinutesReplaced _,
                    RoundTableScheduled _,
                    RoundTableChanged _,
                    RoundTableCancelled _,
                    RoundTableHeld _,
                    RoundTableAttendanceCorrected _ -> List.of();
        };
    }
}
