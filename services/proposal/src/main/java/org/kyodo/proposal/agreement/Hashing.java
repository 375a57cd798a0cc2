package org.kyodo.proposal.agreement;

import java.util.function.Function;
import org.kyodo.contracts.proposal.AgreementTerms;

/** A fact: how what an agreement says is hashed, SHA-256 of its canonical JSON. */
record Hashing(Function<AgreementTerms, String> function) {
    String of(AgreementTerms terms) {
        return function.apply(terms);
    }
}
