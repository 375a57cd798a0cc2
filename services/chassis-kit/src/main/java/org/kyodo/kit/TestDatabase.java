package org.kyodo.kit;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import java.util.UUID;
import org.kyodo.chassis.config.DatabaseSettings;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;

/** A connection to a database as services have it, for tests without a service. */
public final class TestDatabase implements AutoCloseable {
    private final String name;
    private final String uri;
    private final MongoClient client;

    private TestDatabase(String uri, String name, CommandListener... listeners) {
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(uri));
        DatabaseSettings.apply(settings);
        for (CommandListener listener : listeners) {
            settings.addCommandListener(listener);
        }
        this.name = name;
        this.uri = uri;
        this.client = MongoClients.create(settings.build());
    }

    /** A new and empty database. */
    public static TestDatabase fresh(CommandListener... listeners) {
        return freshOn(TestServers.running().mongoUri(), listeners);
    }

    /** A new and empty database on a server that a test may stop. */
    public static TestDatabase freshOn(String uri, CommandListener... listeners) {
        return new TestDatabase(uri, "kit-" + UUID.randomUUID().toString().substring(0, 8), listeners);
    }

    /** The same database by a connection of its own: another process. */
    public TestDatabase again(CommandListener... listeners) {
        return new TestDatabase(uri, name, listeners);
    }

    public String name() {
        return name;
    }

    /** What the chassis works with. */
    public MongoOperations mongo() {
        return new MongoTemplate(client, name);
    }

    /** Takes the database away for good. */
    public void drop() {
        client.getDatabase(name).drop();
    }

    @Override
    public void close() {
        client.close();
    }
}
