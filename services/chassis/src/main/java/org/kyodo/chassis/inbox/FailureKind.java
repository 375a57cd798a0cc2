package org.kyodo.chassis.inbox;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.ForkException;
import org.kyodo.chassis.aggregate.RefusedReaction;
import org.kyodo.contracts.Contradiction;
import org.kyodo.contracts.value.InvalidInput;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import tools.jackson.core.JacksonException;

/** Why a record could not be dealt with, as far as it decides what becomes of the record. */
enum FailureKind {
    /** Database, broker or network: the whole consumption waits and tries again for as long as it takes. */
    MAY_PASS,
    /** The aggregate it is for takes nothing now: its lane waits and tries again by itself, others flow on. */
    BUSY,
    /** An event before it is missing: its lane waits until that one came. */
    GAP,
    /** Another event stands at its place in the stream: its lane waits for an operator, with an alarm. */
    FORK,
    /** It will fail again however often it is tried: its lane waits for an operator. */
    LASTS;

    /**
     * What a MongoDB server answers to a write that will fail however often it is sent: duplicate key, document too large,
     * a document or an update that is not well formed, a document that the collection's validation refuses, a command
     * outside the Stable API. Everything else, authorisation among it, an operator can mend without touching the record.
     */
    private static final Set<Integer> LASTING_CODES = Set.of(
            2, // BadValue
            9, // FailedToParse
            14, // TypeMismatch
            40, // ConflictingUpdateOperators
            52, // DollarPrefixedFieldName
            56, // EmptyFieldName
            57, // DottedFieldName
            66, // ImmutableField
            121, // DocumentValidationFailure
            323, // APIStrictError
            10_334, // BSONObjectTooLarge
            11_000, // DuplicateKey
            17_280, // KeyTooLong
            17_419, // the document would become too large by the update
            17_420); // the document to insert is too large

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    /** Whether it goes on by itself, and holds up no other lane meanwhile. */
    boolean waits() {
        return this == BUSY || this == GAP;
    }

    /** How long until the next try, after so many. */
    Duration pause(int attempts) {
        Duration first = this == BUSY ? Duration.ofMillis(200) : Duration.ofSeconds(1);
        Duration pause = first.multipliedBy(1L << Math.min(attempts, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    /** Whoever wrapped the failure knows less than who raised it, unless it is one of our own. */
    static FailureKind of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<FailureKind> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return LASTS;
    }

    /** Empty where the exception itself says nothing: then its cause may. */
    private static Optional<FailureKind> known(Throwable e) {
        return Optional.ofNullable(
                switch (e) {
                    case BusyException _ -> BUSY;
                    case GapException _ -> GAP;
                    case ForkException _ -> FORK;
                    case InvalidInput _, Contradiction _, JacksonException _, RefusedReaction _ -> LASTS;
                    case MongoException mongo -> lasts(mongo) ? LASTS : MAY_PASS;
                    // A wrong use of the database by our own program. What the driver said otherwise stands in the
                    // cause.
                    case InvalidDataAccessApiUsageException spring when spring.getCause() == null -> LASTS;
                    case DataAccessException spring when spring.getCause() == null -> MAY_PASS;
                    case RecordTooLargeException _, SerializationException _ -> LASTS;
                    case KafkaException _ -> MAY_PASS;
                    case IOException _, UncheckedIOException _, TimeoutException _, InterruptedException _ -> MAY_PASS;
                    default -> null;
                });
    }

    private static boolean lasts(MongoException e) {
        return switch (e) {
            case MongoBulkWriteException bulk ->
                bulk.getWriteConcernError() == null
                        && bulk.getWriteErrors().stream()
                                .map(BulkWriteError::getCode)
                                .anyMatch(LASTING_CODES::contains);
            case MongoWriteException write ->
                LASTING_CODES.contains(write.getError().getCode());
            case MongoWriteConcernException _ -> false;
            default -> LASTING_CODES.contains(e.getCode());
        };
    }
}
