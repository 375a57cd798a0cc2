package org.kyodo.contracts.proposal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.Instrument;

/**
 * An agreement as it is put down 協定書.
 *
 * @param form of the collaboration; none of a standing agreement 包括連携協定
 * @param standing whether it is born of no proposal (R-AG-3)
 * @param department of the city that owns it 担当課
 * @param parties who must confirm a version, co-proposers and co-implementing sections with the others
 */
public record AgreementTerms(
        Optional<CollaborationForm> form,
        Instrument instrument,
        boolean standing,
        DepartmentCode department,
        List<AgreementParty> parties,
        AgreementText text)
        implements DescribesSubject {
    /** The same with other words. */
    public AgreementTerms with(AgreementText other) {
        return new AgreementTerms(form, instrument, standing, department, parties, other);
    }

    /** As everybody is shown it. */
    public AgreementTerms toEverybody() {
        List<AgreementParty> shown =
                parties.stream().map(AgreementParty::toEverybody).toList();
        return new AgreementTerms(form, instrument, standing, department, shown, text);
    }

    /** The groups among its parties, the proposer first. */
    public List<GroupId> groups() {
        return parties.stream().flatMap(party -> party.group().stream()).toList();
    }

    /** The sections among its parties. */
    public List<DepartmentCode> sections() {
        return parties.stream().flatMap(party -> party.department().stream()).toList();
    }

    @Override
    public List<GroupId> subjectGroups() {
        return groups();
    }

    @Override
    public Optional<CollaborationForm> subjectForm() {
        return form;
    }

    @Override
    public List<DepartmentCode> subjectDepartments() {
        List<DepartmentCode> all = new ArrayList<>(sections());
        all.add(department);
        return all.stream().distinct().toList();
    }
}
