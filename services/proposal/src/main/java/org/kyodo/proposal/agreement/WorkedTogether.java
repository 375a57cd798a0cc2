package org.kyodo.proposal.agreement;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.kyodo.contracts.proposal.AgreementTerms;
import org.kyodo.contracts.proposal.Continuation;
import org.kyodo.contracts.value.AgreementId;

/** A fact: what the groups of an agreement have signed before in its form. */
record WorkedTogether(List<SignedAgreement> signed) {

    /**
     * The longest row of fiscal years without a break, those of this agreement included, that one of its groups and one of its
     * sections have worked together in its form; empty where it has no form or no group.
     */
    Optional<Continuation> with(AgreementId id, AgreementTerms terms, LocalDate today) {
        SignedAgreement own = SignedAgreement.of(id, terms, today);
        return terms.form().flatMap(form -> own.groups().stream()
                .flatMap(group -> own.sections().stream().map(section -> {
                    List<SignedAgreement> same = signed.stream()
                            .filter(other -> !other.agreement().equals(id)
                                    && other.form().equals(own.form())
                                    && other.groups().contains(group)
                                    && other.sections().contains(section))
                            .toList();
                    return new Continuation(group, section, form, own.last() - begin(own.first(), same) + 1);
                }))
                .max(Comparator.comparingInt(Continuation::consecutiveYears)));
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
