package org.kyodo.chassis.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoQueryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteConcernException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcernResult;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.bulk.WriteConcernError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonMaximumSizeExceededException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.kyodo.chassis.aggregate.BusyException;
import org.kyodo.chassis.aggregate.ForkException;
import org.kyodo.chassis.aggregate.Mark;
import org.kyodo.chassis.aggregate.RefusedReaction;
import org.kyodo.chassis.aggregate.Request;
import org.kyodo.contracts.Json;
import org.kyodo.contracts.value.InvalidInput;
import org.kyodo.contracts.value.Wording;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.PermissionDeniedDataAccessException;
import org.springframework.dao.QueryTimeoutException;
import tools.jackson.core.JacksonException;

/** Only what is known to last is given to an operator; whatever else database, broker or network say may pass. */
class FailureKindTest {
    private static final ServerAddress SERVER = new ServerAddress("db");
    private static final int UNAUTHORIZED = 13;
    private static final int AUTHENTICATION_FAILED = 18;
    private static final int ATLAS_ERROR = 8000;
    private static final int NOT_ENOUGH_SPACE = 14_031;
    private static final int INTERNAL_ERROR = 1;
    private static final int DUPLICATE_KEY = 11_000;
    private static final int TOO_LARGE = 10_334;

    static Stream<Arguments> whatMayPass() {
        Stream<Arguments> said = Stream.of(
                        UNAUTHORIZED, AUTHENTICATION_FAILED, ATLAS_ERROR, NOT_ENOUGH_SPACE, INTERNAL_ERROR)
                .flatMap(code -> Stream.of(
                        arguments("a command refused with " + code, command(code)),
                        arguments("a read refused with " + code, read(code)),
                        arguments("a write refused with " + code, write(code)),
                        arguments("a bulk write refused with " + code, bulk(code)),
                        arguments("a write not confirmed, " + code, unconfirmed(code))));
        return Stream.concat(
                said,
                Stream.of(
                        arguments("no server found", new MongoTimeoutException("away")),
                        arguments("connection lost", new MongoSocketReadException("lost", SERVER)),
                        arguments("credentials refused", securityException()),
                        arguments("another primary", new MongoNotPrimaryException(new BsonDocument(), SERVER)),
                        arguments("recovering", new MongoNodeIsRecoveringException(new BsonDocument(), SERVER)),
                        arguments("stopped while it waited", new MongoInterruptedException("stop", null)),
                        arguments(
                                "a bulk write with a lasting error, of which nothing is confirmed",
                                new MongoBulkWriteException(
                                        BulkWriteResult.unacknowledged(),
                                        List.of(new BulkWriteError(DUPLICATE_KEY, "again", new BsonDocument(), 0)),
                                        new WriteConcernError(64, "WriteConcernFailed", "timeout", new BsonDocument()),
                                        SERVER,
                                        Set.of())),
                        arguments(
                                "away, as Spring tells it",
                                new DataAccessResourceFailureException("away", new MongoTimeoutException("away"))),
                        arguments(
                                "unauthorised, as Spring tells it",
                                new PermissionDeniedDataAccessException("no", read(UNAUTHORIZED))),
                        arguments(
                                "an unknown answer, as Spring tells it",
                                new InvalidDataAccessResourceUsageException("no", command(INTERNAL_ERROR))),
                        arguments("too slow, as Spring tells it", new QueryTimeoutException("slow")),
                        arguments("network", new UncheckedIOException(new IOException("reset"))),
                        arguments("network, wrapped", new IllegalStateException(new IOException("reset"))),
                        arguments("a time limit, wrapped", new IllegalStateException(new TimeoutException("slow"))),
                        arguments("database, wrapped", new IllegalStateException("load", command(UNAUTHORIZED))),
                        arguments("broker", new org.apache.kafka.common.errors.TimeoutException("slow")),
                        arguments("broker refuses", new TopicAuthorizationException("kyodo.proposal.events"))));
    }

    static Stream<Arguments> whatLasts() {
        return Stream.of(
                arguments("undecodable", undecodable()),
                arguments("a contract broken", new InvalidInput("ce_type", "x", Wording.VALUE.of())),
                arguments("refused by the rules", new RefusedReaction("UNLUCKY")),
                arguments("a fault of the program", new NullPointerException("handler")),
                arguments("a fault of the program", new IllegalStateException("handler")),
                arguments("a fault of the program", new ClassCastException("handler")),
                arguments("a key that is there", write(DUPLICATE_KEY)),
                arguments("a key that is there, in bulk", bulk(DUPLICATE_KEY)),
                arguments(
                        "a key that is there, as Spring tells it",
                        new DuplicateKeyException("no", write(DUPLICATE_KEY))),
                arguments("a document too large", command(TOO_LARGE)),
                arguments("a document too large, by an update", write(17_419)),
                arguments("a document too large for the driver", new BsonMaximumSizeExceededException("large")),
                arguments("a document that validation refuses", write(121)),
                arguments("a command outside the Stable API", command(323)),
                arguments("a wrong use of Spring Data", new InvalidDataAccessApiUsageException("null id")),
                arguments("a record too large for the broker", new RecordTooLargeException("large")),
                arguments("a record that cannot be written", new SerializationException("no")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMayPass")
    void may_pass(String what, RuntimeException failure) {
        assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.MAY_PASS);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatLasts")
    void lasts(String what, RuntimeException failure) {
        assertThat(FailureKind.of(failure)).isEqualTo(FailureKind.LASTS);
    }

    static Stream<Arguments> whatHoldsOneLane() {
        Request.Source event = new Request.Source("group/1", 3, UUID.randomUUID(), Optional.of(UUID.randomUUID()));
        Optional<Mark> last = Optional.of(new Mark(1, UUID.randomUUID()));
        return Stream.of(
                arguments(FailureKind.BUSY, new BusyException("full outbox")),
                arguments(FailureKind.GAP, GapException.before(event, last, "test")),
                arguments(FailureKind.FORK, ForkException.at(event, last, "test")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatHoldsOneLane")
    void holds_one_lane(FailureKind kind, RuntimeException failure) {
        assertThat(FailureKind.of(failure)).isEqualTo(kind);
        assertThat(FailureKind.of(new IllegalStateException("wrapped", failure)))
                .isEqualTo(kind);
    }

    private static BsonDocument answer(int code) {
        return new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
    }

    private static MongoCommandException command(int code) {
        return new MongoCommandException(answer(code), SERVER);
    }

    private static MongoQueryException read(int code) {
        return new MongoQueryException(answer(code), SERVER);
    }

    private static MongoWriteException write(int code) {
        return new MongoWriteException(new WriteError(code, "refused", new BsonDocument()), SERVER, Set.of());
    }

    private static MongoBulkWriteException bulk(int... codes) {
        return new MongoBulkWriteException(
                BulkWriteResult.unacknowledged(),
                Arrays.stream(codes)
                        .mapToObj(code -> new BulkWriteError(code, "refused", new BsonDocument(), 0))
                        .toList(),
                null,
                SERVER,
                Set.of());
    }

    private static MongoWriteConcernException unconfirmed(int code) {
        return new MongoWriteConcernException(
                new WriteConcernError(code, "", "not confirmed", new BsonDocument()),
                WriteConcernResult.unacknowledged(),
                SERVER,
                Set.of());
    }

    private static MongoSecurityException securityException() {
        return new MongoSecurityException(
                MongoCredential.createCredential("kyodo", "admin", "secret".toCharArray()), "refused");
    }

    private static JacksonException undecodable() {
        try {
            Json.TOLERANT.readTree("{");
            throw new AssertionError("decodable");
        } catch (JacksonException e) {
            return e;
        }
    }
}
