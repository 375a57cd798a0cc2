package org.kyodo.contracts.grant;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.proposal.Condition;
import org.kyodo.contracts.value.ApplicationId;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.FiscalYear;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.ProposalId;
import org.kyodo.contracts.value.Yen;

/**
 * What is granted to whom for what 交付決定の内容.
 *
 * @param proposal that was adopted as a subsidy; none where the group applied to the programme itself
 * @param fiscalYear for which it is granted
 * @param group that receives it
 * @param department that runs the programme
 * @param coImplementing sections that carry it out with the group, by their own word (K-CI-1)
 * @param conditions of the award, none where there are none
 * @param consecutiveYear for which the group receives it from this programme without a break, this one included (K-HO-6)
 */
public record AwardTerms(
        ApplicationId application,
        Optional<ProposalId> proposal,
        ProgrammeCode programme,
        FiscalYear fiscalYear,
        GroupId group,
        DepartmentCode department,
        List<DepartmentCode> coImplementing,
        Yen amount,
        List<Condition> conditions,
        int consecutiveYear)
        implements DescribesSubject {
    @Override
    public Optional<Yen> subjectAmount() {
        return Optional.of(amount);
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return Stream.concat(Stream.of(department), coImplementing.stream())
                .distinct()
                .toList();
    }

    @Override
    public List<GroupId> subjectGroups() {
        return List.of(group);
    }
}
