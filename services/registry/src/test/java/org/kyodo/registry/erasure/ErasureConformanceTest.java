package org.kyodo.registry.erasure;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kyodo.chassis.aggregate.AggregateType;
import org.kyodo.chassis.decide.Actor;
import org.kyodo.chassis.decide.Facts;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.Channel;
import org.kyodo.contracts.value.DepartmentCode;
import org.kyodo.kit.AggregateConformance;
import org.kyodo.registry.erasure.ErasureCommand.CarryOutErasure;
import org.kyodo.registry.erasure.ErasureCommand.RequestErasure;
import org.springframework.data.mongodb.core.MongoOperations;

class ErasureConformanceTest extends AggregateConformance<ErasureCommand, Erasure, ErasureEvent> {
    private static final Actor COUNTER = new Actor(
            AccountRef.of("sasaki"),
            Set.of(Role.STAFF),
            Optional.of(DepartmentCode.of("collaboration-office")),
            Channel.PAPER,
            Optional.of("fujii"));
    private static final Actor OFFICE = staff("yamamoto", "collaboration-office");

    @Override
    protected AggregateType<ErasureCommand, Erasure, ErasureEvent> type(MongoOperations mongo) {
        Held nothing = new Held(List.of(), Optional.empty());
        return ErasureConfiguration.type((erasure, command, municipality) -> Facts.of(nothing))
                .knowingOfEach((erasure, municipality) -> Facts.of(nothing));
    }

    @Override
    protected List<Step<ErasureCommand>> script(String id) {
        return List.of(by(COUNTER, RequestErasure.by(COUNTER)), by(OFFICE, new CarryOutErasure()));
    }
}
