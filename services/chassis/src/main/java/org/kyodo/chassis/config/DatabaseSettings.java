package org.kyodo.chassis.config;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ServerApi;
import com.mongodb.ServerApiVersion;
import com.mongodb.WriteConcern;
import java.util.concurrent.TimeUnit;

/**
 * How Kyodo talks to MongoDB: within the Stable API, strictly; a write counts when the majority has it on disk; and nothing
 * waits long for a database that is away, for whoever asked can be told.
 */
public final class DatabaseSettings {
    private static final int FIND_SERVER_SECONDS = 4;
    private static final int ANSWER_SECONDS = 15;

    private DatabaseSettings() {}

    public static void apply(MongoClientSettings.Builder settings) {
        settings.serverApi(ServerApi.builder()
                        .version(ServerApiVersion.V1)
                        .strict(true)
                        .deprecationErrors(true)
                        .build())
                .writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .retryWrites(true)
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(FIND_SERVER_SECONDS, TimeUnit.SECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(FIND_SERVER_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(FIND_SERVER_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
    }
}
