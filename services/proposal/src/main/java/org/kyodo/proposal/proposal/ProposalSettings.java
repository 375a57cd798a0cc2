package org.kyodo.proposal.proposal;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.contracts.value.Instrument;
import org.kyodo.contracts.value.ProgrammeCode;

/**
 * What the rules of a proposal ask of a municipality's settings.
 *
 * @param subsidyProgramme where an application opens when a subsidy is adopted and no programme is named
 * @param minScores how many reviewers must have scored before a decision, where the call is examined by scoring
 * @param reasonMinLength the fewest characters of a reason for a decision against somebody
 * @param explanationDays to explain a rejection
 * @param reconsiderationDays to ask for reconsideration
 * @param byAdoption the programmes that take applications from adopted proposals
 * @param instruments what an adoption in each form is put down in
 */
record ProposalSettings(
        Set<AreaCode> areas,
        Set<FieldType> fieldTypes,
        Set<ProgrammeCode> programmes,
        Optional<ProgrammeCode> subsidyProgramme,
        Set<DepartmentCode> departments,
        int minScores,
        int reasonMinLength,
        int explanationDays,
        int reconsiderationDays,
        Set<ProgrammeCode> byAdoption,
        Map<CollaborationForm, Instrument> instruments) {}
