package org.kyodo.proposal.table;

import java.util.Optional;
import java.util.UUID;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubjectType;

/** Matters of one kind that round tables are about: whoever has such matters declares a bean of it. */
public interface DiscussedMatters {
    SubjectType kind();

    /** The matter, if there is one that is public. */
    Optional<DiscussedMatter> find(UUID id, MunicipalityCode municipality);
}
