package org.kyodo.chassis.erasure;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.UpdateOptions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Ageing;
import org.kyodo.chassis.aggregate.Rehearsal;
import org.kyodo.chassis.database.Index;
import org.kyodo.chassis.database.Indexed;
import org.kyodo.chassis.inbox.EventHandler;
import org.kyodo.contracts.Recorded;
import org.kyodo.contracts.registry.ErasureEvent;
import org.kyodo.contracts.registry.ErasureEvent.AccountErased;
import org.kyodo.contracts.registry.ErasureEvent.ErasureCancelled;
import org.kyodo.contracts.registry.ErasureEvent.ErasureRequested;
import org.kyodo.contracts.value.AccountRef;
import org.kyodo.contracts.value.MunicipalityCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Destroys in every service what it holds of an account that is erased 本人の情報の消去: when it hears of the erasure, and for a month
 * again and again. For a command that began before it may be committed after it, and something may have been open that is not
 * any more.
 */
public final class AccountErasures implements EventHandler, Ageing, Indexed {
    private static final Logger LOG = LoggerFactory.getLogger(AccountErasures.class);
    private static final Duration AGAIN = Duration.ofDays(30);
    private static final String COLLECTION = "accountErasures";
    private static final String MUNICIPALITY = "municipality";
    private static final String ACCOUNT = "account";
    private static final String UNTIL = "until";
    private static final String CORRELATION = "correlation";
    private static final String HEARD = "heardAt";

    private final MongoCollection<Document> heard;
    private final ObjectProvider<ErasedWithAccounts> kinds;
    private final Clock clock;

    public AccountErasures(MongoOperations mongo, ObjectProvider<ErasedWithAccounts> kinds, Clock clock) {
        this.heard = mongo.getCollection(COLLECTION);
        this.kinds = kinds;
        this.clock = clock;
    }

    @Override
    public Class<ErasureEvent> events() {
        return ErasureEvent.class;
    }

    @Override
    public void handle(Recorded<?> happened) {
        erasure(happened).ifPresent(erasure -> {
            // Noted first: should this process die now, it is carried out all the same.
            note(erasure);
            carryOut(erasure);
        });
    }

    private static Optional<AccountErasure> erasure(Recorded<?> happened) {
        return switch ((ErasureEvent) happened.event()) {
            case AccountErased e ->
                Optional.of(new AccountErasure(
                        happened.envelope().municipality(),
                        e.account(),
                        e.at(),
                        happened.envelope().id(),
                        happened.envelope().cause().correlationId()));
            case ErasureRequested _, ErasureCancelled _ -> Optional.empty();
        };
    }

    private void note(AccountErasure erasure) {
        heard.updateOne(
                eq("_id", erasure.event().toString()),
                new Document(
                        "$setOnInsert",
                        new Document(MUNICIPALITY, erasure.municipality().code())
                                .append(ACCOUNT, erasure.account().value())
                                .append(UNTIL, erasure.until().toString())
                                .append(CORRELATION, erasure.correlationId().toString())
                                .append(HEARD, Date.from(clock.instant()))),
                new UpdateOptions().upsert(true));
    }

    /** One kind that fails keeps no other from being destroyed. */
    private void carryOut(AccountErasure erasure) {
        List<RuntimeException> failed = new ArrayList<>();
        kinds.forEach(kind -> {
            try {
                kind.erase(erasure);
            } catch (RuntimeException e) {
                failed.add(e);
            }
        });
        if (!failed.isEmpty()) {
            throw failed.getFirst();
        }
    }

    @Override
    public List<String> would(Recorded<?> happened, Rehearsal rehearsal) {
        return erasure(happened).stream()
                .flatMap(erasure -> kinds.stream().flatMap(kind -> kind.would(erasure, rehearsal).stream()))
                .toList();
    }

    @Override
    public List<Index> indexes() {
        return List.of(Index.of(COLLECTION, HEARD));
    }

    @Override
    public String name() {
        return "what was on its way when an account was erased";
    }

    @Override
    public long remove(int limit) {
        Date aMonthAgo = Date.from(clock.instant().minus(AGAIN));
        for (Document note : heard.find(gte(HEARD, aMonthAgo)).into(new ArrayList<>())) {
            try {
                carryOut(noted(note));
            } catch (RuntimeException e) {
                LOG.warn("erasure {} is carried out again later: {}", note.getString("_id"), e.toString());
            }
        }
        return heard.deleteMany(lt(HEARD, aMonthAgo)).getDeletedCount();
    }

    private static AccountErasure noted(Document note) {
        return new AccountErasure(
                MunicipalityCode.of(note.getString(MUNICIPALITY)),
                AccountRef.of(note.getString(ACCOUNT)),
                Instant.parse(note.getString(UNTIL)),
                UUID.fromString(note.getString("_id")),
                UUID.fromString(note.getString(CORRELATION)));
    }
}
