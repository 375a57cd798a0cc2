package org.kyodo.registry.erasure;

import java.util.Comparator;
import java.util.Optional;
import org.kyodo.chassis.Chassis;
import org.kyodo.chassis.access.SecurityLog;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.aggregate.FactFinder;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.ErasureId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.registry.erasure.Erasure.Absent;
import org.kyodo.registry.erasure.Erasure.Known;
import org.kyodo.registry.erasure.ErasureCommand.RequestErasure;
import org.kyodo.registry.person.HeldOfAccounts;
import org.kyodo.registry.person.PersonVault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;

/** Puts erasures 本人の情報の消去 together. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {
    static final String ACCOUNT = "stage.account";

    @Bean
    ErasedAccounts erasedAccounts(
            MongoOperations mongo, ObjectProvider<HeldOfAccounts> held, PersonVault vault, SecurityLog log) {
        return new ErasedAccounts(mongo, held, vault, log);
    }

    @Bean
    Aggregate<ErasureCommand, Erasure, ErasureEvent> erasureAggregate(
            Chassis chassis, ObjectProvider<HeldOfAccounts> held, ErasedAccounts erasedAccounts) {
        return chassis.aggregate(
                type((erasure, command, municipality) -> command instanceof RequestErasure(Optional<AccountRef> account)
                                ? held(held, account, municipality)
                                : Facts.NONE)
                        .knowingOfEach((erasure, municipality) -> held(
                                held,
                                erasure instanceof Known known ? Optional.of(known.account()) : Optional.empty(),
                                municipality))
                        .followedBy(erasedAccounts::follow));
    }

    private static Facts held(
            ObjectProvider<HeldOfAccounts> kinds, Optional<AccountRef> whose, MunicipalityCode municipality) {
        return whose.map(account -> Facts.NONE.whenAsked(Held.class, () -> held(kinds, account, municipality)))
                .orElse(Facts.NONE);
    }

    private static Held held(ObjectProvider<HeldOfAccounts> kinds, AccountRef account, MunicipalityCode municipality) {
        return new Held(
                kinds.stream()
                        .flatMap(kind -> kind.open(account, municipality).stream())
                        .toList(),
                kinds.stream()
                        .flatMap(kind -> kind.keptUntil(account, municipality).stream())
                        .max(Comparator.naturalOrder()));
    }

    static AggregateType<ErasureCommand, Erasure, ErasureEvent> type(FactFinder<ErasureCommand, Erasure> facts) {
        return AggregateType.of(ErasureCommand.class, Erasure.class, ErasureEvent.class)
                .collection(ErasedAccounts.COLLECTION)
                .startingAt(id -> new Absent(ErasureId.of(id)))
                .decidedBy(new ErasureRules())
                .queriedBy("stage.type")
                .queriedBy(ACCOUNT)
                .knowing(facts);
    }
}
