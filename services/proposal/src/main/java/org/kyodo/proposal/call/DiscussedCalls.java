package org.kyodo.proposal.call;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.kyodo.contracts.value.CallId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.SubjectType;
import org.kyodo.proposal.table.DiscussedMatter;
import org.kyodo.proposal.table.DiscussedMatters;
import org.springframework.stereotype.Component;

/** Calls 募集 as round tables are about them: their section sits there, and no group has to. */
@Component
class DiscussedCalls implements DiscussedMatters {
    private final Calls calls;

    DiscussedCalls(Calls calls) {
        this.calls = calls;
    }

    @Override
    public SubjectType kind() {
        return SubjectType.CALL;
    }

    @Override
    public Optional<DiscussedMatter> find(UUID id, MunicipalityCode municipality) {
        return calls.published(new CallId(id), municipality)
                .map(call ->
                        new DiscussedMatter(Set.of(), false, Set.of(call.terms().department())));
    }
}
