package org.kyodo.contracts.grant;

import java.util.Optional;
import org.kyodo.contracts.DescribesSubject;
import org.kyodo.contracts.proposal.Collaboration;
import org.kyodo.contracts.value.ProgrammeCode;
import org.kyodo.contracts.value.Yen;

/**
 * What an application takes over from the adopted proposal 採択された提案.
 *
 * @param proposed the amount that the proposal asked for
 */
public record ApplicationDossier(ProgrammeCode programme, Yen proposed, Collaboration collaboration)
        implements DescribesSubject {
    @Override
    public Optional<Yen> subjectAmount() {
        return Optional.of(proposed);
    }
}
