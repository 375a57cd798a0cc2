package org.kyodo.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.kyodo.chassis.aggregate.Ids;
import org.kyodo.chassis.decide.Role;
import org.kyodo.contracts.registry.GroupEvent.GroupRegistrationStarted;
import org.kyodo.kit.Platform;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;

/** What an operator does after a restore, over HTTP. */
class RegistryRecoveryTest extends RegistryTest {
    private static final String YAMAGUCHI = "352039";

    @Test
    void brings_back_what_the_topic_knows_and_the_restored_database_does_not(
            @Autowired Platform platform, @Autowired MongoOperations mongo) {
        var group = platform.as("acct-recovered-" + Ids.next(), YAMAGUCHI, null, Role.GROUP);
        String id = group.post("/api/v1/groups", "{}").expect(201).id();
        platform.awaitEvents(id, GroupRegistrationStarted.class);
        await().atMost(Platform.SOON)
                .until(() -> mongo.getCollection("groups")
                                .countDocuments(
                                        new Document("_id", id).append("pendingSince", new Document("$exists", false)))
                        == 1);
        mongo.getCollection("groups").deleteOne(new Document("_id", id));
        mongo.getCollection("journal").deleteMany(new Document("subject", "group/" + id));
        group.get("/api/v1/groups/" + id).problem(404, "NOT_FOUND");
        platform.as("acct-operator", YAMAGUCHI, null, Role.OPERATOR)
                .post("/ops/recovery", "")
                .problem(403, "FORBIDDEN");

        var operator = platform.as("acct-platform-operator", YAMAGUCHI, null, Role.PLATFORM_OPERATOR);
        var begun = operator.post("/ops/recovery", "").expect(202);
        assertThat(begun.header("Location")).isEqualTo("/ops/recovery");

        await().atMost(Platform.SOON).until(() -> operator.get("/ops/recovery")
                .body()
                .path(0)
                .path("state")
                .asString()
                .equals("DONE"));
        assertThat(operator.get("/ops/recovery").body().path(0).path("leftOut").asInt())
                .isZero();
        assertThat(group.get("/api/v1/groups/" + id)
                        .expect(200)
                        .body()
                        .path("stage")
                        .asString())
                .isEqualTo("Draft");
    }
}
