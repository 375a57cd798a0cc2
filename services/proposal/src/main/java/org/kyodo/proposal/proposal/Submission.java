package org.kyodo.proposal.proposal;

import java.util.List;
import java.util.stream.Stream;
import org.kyodo.chassis.decide.Backing;
import org.kyodo.chassis.decide.Entries;
import org.kyodo.contracts.proposal.ProposalDetails;
import org.kyodo.contracts.proposal.ProposalEntry;
import org.kyodo.contracts.proposal.ProposalOutline;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProposalId;

/**
 * What was handed in last 提案書.
 *
 * @param entries who handed it in, and whatever else by it or for it
 * @param consents of the co-proposers
 * @param backing 応援, from acceptance on
 */
record Submission(
        ProposalId id,
        ProposalEntry entry,
        List<GroupId> coProposers,
        ProposalOutline outline,
        ProposalDetails details,
        Entries entries,
        Consents consents,
        Backing backing) {

    /** The groups that are parties: the proposer, where it is one, then those that propose with it. */
    List<GroupId> groups() {
        return Stream.concat(entry.proposer().group().stream(), coProposers.stream())
                .toList();
    }

    Submission with(Entries all) {
        return new Submission(id, entry, coProposers, outline, details, all, consents, backing);
    }

    Submission with(Consents other) {
        return new Submission(id, entry, coProposers, outline, details, entries, other, backing);
    }

    Submission with(Backing other) {
        return new Submission(id, entry, coProposers, outline, details, entries, consents, other);
    }

    /** Those named as co-proposers that have confirmed it. */
    List<GroupId> confirmed() {
        return coProposers.stream().filter(consents.confirmed()::contains).toList();
    }

    /** Those named as co-proposers that have not confirmed it. */
    List<GroupId> unconfirmed() {
        return coProposers.stream()
                .filter(group -> !consents.confirmed().contains(group))
                .toList();
    }
}
