package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ServerAddress;
import com.mongodb.connection.ClusterId;
import com.mongodb.connection.ConnectionDescription;
import com.mongodb.connection.ServerId;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StableApiListenerTest {
    private final StableApiListener listener = new StableApiListener();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{distinct: 'calls', key: 'name'}",
                "{collStats: 'calls'}",
                "{find: 'calls', tailable: true}",
                "{find: 'calls', filter: {$where: 'true'}}",
                "{find: 'calls', filter: {$or: [{$text: {$search: 'x'}}]}}",
                "{createIndexes: 'calls', indexes: [{key: {a: 1}, name: 'a', sparse: true}]}",
                "{update: 'calls', updates: [{q: {_id: 1}, u: [{$set: {a: 1}}]}]}",
                "{update: 'calls', updates: [{q: {_id: 1}, u: {$bit: {a: {and: 1}}}}]}",
                "{update: 'calls', updates: [{q: {_id: 1}, u: {a: 1}}]}",
                "{update: 'calls', updates: [{q: {_id: 1}, u: {$set: {a: {$add: 1}}}}]}",
                "{insert: 'calls', documents: [{_id: 1, a: {$b: 1}}]}",
                "{aggregate: 'calls', pipeline: [{$indexStats: {}}], cursor: {}}",
                "{aggregate: 'calls', pipeline: [{$group: {_id: null, n: {$function: {}}}}], cursor: {}}",
                "{mapReduce: 'calls'}"
            })
    void reports_what_is_not_on_the_list(String command) {
        hear(command);
        assertThat(listener.outside()).isNotEmpty().allMatch(told -> told.contains("not on the list"));
        assertThat(listener.outside()).as("told once").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{find: 'calls', filter: {$and: [{a: {$gt: 1}}, {b: {$exists: true}}]}, limit: 1, $db: 'x', apiStrict: true}",
                "{update: 'calls', updates: [{q: {_id: 1}, u: {$push: {a: {$each: [{x: 1}], $slice: -5}}}, upsert: true}]}",
                "{update: 'calls', updates: [{q: {_id: 1}, u: {$pull: {a: {n: {$lte: 5}}}}}]}",
                "{aggregate: 'calls', pipeline: [{$match: {a: 1}}, {$group: {_id: 1, n: {$sum: 1}}}], cursor: {}}"
            })
    void lets_pass_what_is(String command) {
        hear(command);
        assertThat(listener.outside()).isEmpty();
    }

    private void hear(String json) {
        BsonDocument command = BsonDocument.parse(json);
        listener.commandStarted(new CommandStartedEvent(
                null,
                1L,
                1,
                new ConnectionDescription(new ServerId(new ClusterId(), new ServerAddress())),
                "x",
                command.getFirstKey(),
                command));
    }
}
