package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;

/** A fact: what the groups of an agreement have signed before in its form. */
record WorkedTogether(List<SignedAgreement> signed) {

    /** The row of an agreement that is drafted or signed, with the other agreements; empty where it has no form or no group. */
    Optional<Continuation> with(AgreementId id, AgreementTerms terms, LocalDate today) {
        SignedAgreement own = SignedAgreement.of(id, terms, today);
        WorkedTogether others = new WorkedTogether(
                signed.stream().filter(other -> !other.agreement().equals(id)).toList());
        return terms.form().flatMap(form -> others.with(form, own.groups(), own.sections(), own.first(), own.last()));
    }

    /**
     * The longest row of fiscal years without a break, from the first to the last of these included, that one of the groups and
     * one of the sections have worked together in the form; empty where there is no group.
     */
    Optional<Continuation> with(
            CollaborationForm form, List<GroupId> groups, List<DepartmentCode> sections, int first, int last) {
        return groups.stream()
                .flatMap(group -> sections.stream().map(section -> {
                    List<SignedAgreement> same = signed.stream()
                            .filter(other -> other.form().equals(Optional.of(form))
                                    && other.groups().contains(group)
                                    && other.sections().contains(section))
                            .toList();
                    return new Continuation(group, section, form, last - begin(first, same) + 1);
                }))
                .max(Comparator.comparingInt(Continuation::consecutiveYears));
    }

    private static int begin(int first, List<SignedAgreement> same) {
        int year = first;
        while (coversBefore(year, same)) {
            year--;
        }
        return year;
    }

    private static boolean coversBefore(int year, List<SignedAgreement> same) {
        return same.stream().anyMatch(other -> other.covers(year - 1));
    }
}
