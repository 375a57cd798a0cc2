package org.kyodo.registry.person;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.failpoint.Failpoints;
import org.kyodo.chassis.sealing.SealingKeys.Leaving;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.PersonRef;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;

/**
 * Destroys the keys of persons who are in a record no more 消去: with the commit, and where a process died between the commit and
 * that, some minutes later. For records that hold persons who come and go and keep no reference of who went:
 *
 * <pre>{@code
 * .spilling(forgetting::note)
 * .followedBy(forgetting::follow)
 * }</pre>
 *
 * <p>Before the commit it is noted at their keys who is about to go. Only what is noted is ever looked at, and it is destroyed only
 * where the record as it is committed has the person no more: so a commit that failed costs nobody their data.
 */
public final class Forgetting<S> implements Ageing {
    /** A commit that was noted is over by then, one way or the other. */
    private static final Duration AFTER = Duration.ofMinutes(10);

    private final Records<S> records;
    private final Documents<S> stages;
    private final MongoOperations mongo;
    private final PersonVault vault;
    private final Clock clock;
    private final Failpoints failpoints;

    /**
     * Where they are kept.
     *
     * @param kind of the record, such as {@code gathering}
     * @param persons whom a stage holds
     * @param elsewhere whether another record holds a person whom one has given up
     */
    public record Records<S>(
            String kind,
            String collection,
            Class<S> stages,
            Function<S, Set<PersonRef>> persons,
            BiPredicate<PersonRef, MunicipalityCode> elsewhere) {
        /** Of records that share no person. */
        public Records(String kind, String collection, Class<S> stages, Function<S, Set<PersonRef>> persons) {
            this(kind, collection, stages, persons, (person, municipality) -> false);
        }
    }

    public Forgetting(
            Records<S> records, MongoOperations mongo, PersonVault vault, Clock clock, Failpoints failpoints) {
        this.records = records;
        this.stages = new Documents<>(records.stages());
        this.mongo = mongo;
        this.vault = vault;
        this.clock = clock;
        this.failpoints = failpoints;
    }

    /** Before a commit. @return {@code after}, as it is */
    public S note(String id, S before, S after, MunicipalityCode municipality) {
        Set<PersonRef> gone = gone(before, after);
        if (!gone.isEmpty()) {
            vault.note(gone, records.kind(), id, municipality, clock.instant());
        }
        return after;
    }

    /** After a commit. */
    public void follow(S before, S after, MunicipalityCode municipality) {
        Set<PersonRef> gone = gone(before, after);
        if (!gone.isEmpty()) {
            failpoints.reach("persons.left");
        }
        gone.removeIf(person -> records.elsewhere().test(person, municipality));
        if (!gone.isEmpty()) {
            vault.erase(gone);
        }
    }

    private Set<PersonRef> gone(S before, S after) {
        Set<PersonRef> gone = new HashSet<>(records.persons().apply(before));
        gone.removeAll(records.persons().apply(after));
        return gone;
    }

    @Override
    public String name() {
        return "keys of persons who left: " + records.kind();
    }

    @Override
    public long remove(int limit) {
        long destroyed = 0;
        for (Leaving leaving : vault.noted(records.kind(), clock.instant().minus(AFTER), limit)) {
            PersonRef person = PersonVault.person(leaving);
            if (isHeld(person, leaving)) {
                vault.unnote(leaving);
            } else {
                destroyed += vault.erase(List.of(person));
            }
        }
        return destroyed;
    }

    private boolean isHeld(PersonRef person, Leaving leaving) {
        Query one = new Query(Criteria.where("_id").is(leaving.holder()));
        return Optional.ofNullable(mongo.findOne(one, Document.class, records.collection()))
                        .map(found -> stages.read(found.get("stage", Document.class)))
                        .filter(stage -> records.persons().apply(stage).contains(person))
                        .isPresent()
                || records.elsewhere().test(person, leaving.municipality());
    }
}
