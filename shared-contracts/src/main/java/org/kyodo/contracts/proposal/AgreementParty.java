package org.kyodo.contracts.proposal;

import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.PublicCopy;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Side;

/**
 * A party to an agreement 当事者: one of these.
 *
 * @param group 団体
 * @param department a section of the city that carries it out 所属
 * @param account of a resident 市民, who is named by it only
 */
public record AgreementParty(Optional<GroupId> group, Optional<DepartmentCode> department, Optional<AccountRef> account)
        implements DescribesSubject {
    public static AgreementParty group(GroupId id) {
        return new AgreementParty(Optional.of(id), Optional.empty(), Optional.empty());
    }

    public static AgreementParty department(DepartmentCode code) {
        return new AgreementParty(Optional.empty(), Optional.of(code), Optional.empty());
    }

    public static AgreementParty of(Proposer proposer) {
        return new AgreementParty(proposer.group(), Optional.empty(), proposer.account());
    }

    /** As everybody is shown it: of a resident only that it is one. */
    AgreementParty toEverybody() {
        return new AgreementParty(group, department, account.map(_ -> AccountRef.of(PublicCopy.HIDDEN)));
    }

    /** On which side it is. */
    public Side side() {
        return department.isPresent() ? Side.CITY : Side.GROUP;
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        return department.stream().toList();
    }
}
