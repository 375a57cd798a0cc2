package org.kyodo.proposal.proposal;

/** What can be asked of a proposal 提案. */
sealed interface ProposalCommand permits SubmissionCommand, ExaminationCommand, PolicyCommand {}
