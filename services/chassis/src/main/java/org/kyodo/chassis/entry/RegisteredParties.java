package org.kyodo.chassis.entry;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.chassis.inbox.ReadModel;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.registry.GroupStanding;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.query.Criteria;

/** Persons by their accounts, and groups 団体 as the registry's events tell of them. */
record RegisteredParties(ReadModel<GroupStanding, GroupEvent> standings) implements EntryParties {
    /** More groups than one account acts for. */
    private static final int MANY = 200;

    @Override
    public Set<AccountRef> accountsOf(String party, MunicipalityCode municipality) {
        return Stream.concat(
                        Stream.of(AccountRef.of(party)),
                        standings.find(party, municipality).flatMap(GroupStanding::account).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> namesOf(AccountRef account, MunicipalityCode municipality) {
        return Stream.concat(
                        Stream.of(account.value()),
                        standings
                                .list(
                                        municipality,
                                        Criteria.where("view.account").is(account.value()),
                                        MANY)
                                .stream()
                                .map(standing -> standing.group().toString()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
