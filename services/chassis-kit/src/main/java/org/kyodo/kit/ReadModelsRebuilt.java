package org.kyodo.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.kyodo.chassis.decide.Role;
import org.springframework.data.mongodb.core.MongoOperations;
import tools.jackson.databind.JsonNode;

/** Every read model of a service, made anew by an operator's command, is what it was, also where views were wrong or lost. */
public final class ReadModelsRebuilt {
    private static final String MUNICIPALITY = "352039";

    private final Platform platform;
    private final MongoOperations mongo;

    /** @param mongo the database of the service */
    public ReadModelsRebuilt(Platform platform, MongoOperations mongo) {
        this.platform = platform;
        this.mongo = mongo;
    }

    /** @param expected the names of the read models of the service, of which each has a view at least */
    public void areTheSame(String... expected) {
        List<String> names = new ArrayList<>();
        operator().get("/ops/read-models").expect(200).body().forEach(name -> names.add(name.asString()));
        assertThat(names).containsExactlyInAnyOrder(expected);
        names.forEach(name -> {
            await().atMost(Platform.SOON).until(() -> !views(name).isEmpty());
            Map<String, Document> before = views(name);
            rebuild(name);
            assertThat(views(name)).as("%s rebuilt", name).containsAllEntriesOf(before);

            String wrong = before.keySet().iterator().next();
            collection(name).updateOne(Filters.eq("_id", wrong), new Document("$unset", new Document("view", "")));
            collection(name).insertOne(new Document(before.get(wrong)).append("_id", "made-up"));
            assertThat(rebuild(name).path("mended").asLong()).isPositive();
            assertThat(views(name))
                    .as("%s mended", name)
                    .containsAllEntriesOf(before)
                    .doesNotContainKey("made-up");

            collection(name).deleteOne(Filters.eq("_id", wrong));
            rebuild(name);
            assertThat(views(name)).as("%s made again", name).containsAllEntriesOf(before);
        });
    }

    private JsonNode rebuild(String name) {
        String progress = operator()
                .post("/ops/read-models/" + name + "/rebuild", "{}")
                .expect(202)
                .header("Location");
        await().atMost(Platform.SOON).until(() -> !operator()
                .get(progress)
                .body()
                .path("state")
                .asString()
                .equals("RUNNING"));
        JsonNode run = operator().get(progress).body();
        assertThat(run.path("state").asString()).as("%s", run).isEqualTo("DONE");
        return run;
    }

    private Map<String, Document> views(String name) {
        Map<String, Document> views = new LinkedHashMap<>();
        collection(name).find().forEach(document -> views.put(document.getString("_id"), document));
        return views;
    }

    private MongoCollection<Document> collection(String name) {
        return mongo.getCollection(name);
    }

    private Platform.Session operator() {
        return platform.as("acct-operator", MUNICIPALITY, null, Role.PLATFORM_OPERATOR);
    }
}
