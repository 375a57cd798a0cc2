package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.value.AgreementId;
import org.kyodo.contracts.value.CollaborationForm;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.proposal.award.KnownAward;

/**
 * A fact: what the same groups have done together with the city before.
 *
 * @param signed agreements
 * @param awarded subsidies, which no agreement is signed for
 */
record WorkedTogether(List<SignedAgreement> signed, List<KnownAward> awarded) {
    /** Without subsidies. */
    WorkedTogether(List<SignedAgreement> signed) {
        this(signed, List.of());
    }

    /** The row of an agreement that is drafted or signed, with the other agreements; empty where it has no form or no group. */
    Optional<Continuation> with(AgreementId id, AgreementTerms terms, LocalDate today) {
        SignedAgreement own = SignedAgreement.of(id, terms, today);
        WorkedTogether others = new WorkedTogether(
                signed.stream().filter(other -> !other.agreement().equals(id)).toList(), awarded);
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
                    IntPredicate together = year -> agreedOn(form, group, section, year)
                            || form == CollaborationForm.SUBSIDY && awarded(group, section, year);
                    return new Continuation(group, section, form, last - begin(first, together) + 1);
                }))
                .max(Comparator.comparingInt(Continuation::consecutiveYears));
    }

    private boolean agreedOn(CollaborationForm form, GroupId group, DepartmentCode section, int year) {
        return signed.stream()
                .anyMatch(other -> other.form().equals(Optional.of(form))
                        && other.groups().contains(group)
                        && other.sections().contains(section)
                        && other.covers(year));
    }

    private boolean awarded(GroupId group, DepartmentCode section, int year) {
        return awarded.stream()
                .map(KnownAward::terms)
                .anyMatch(award -> award.group().equals(group)
                        && award.subjectDepartments().contains(section)
                        && award.fiscalYear().year() == year);
    }

    private static int begin(int first, IntPredicate together) {
        int year = first;
        while (together.test(year - 1)) {
            year--;
        }
        return year;
    }
}
