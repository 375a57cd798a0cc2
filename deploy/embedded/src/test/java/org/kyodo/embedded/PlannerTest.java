package org.kyodo.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kyodo.embedded.Planner.Plan;

/** How many documents a query visits; what it finds is tried by {@link IndexesTest}. */
class PlannerTest {

    private static final int DOCUMENTS = 3_000;
    private static final int PAGE = 20;
    private static final List<String> STAGES = List.of("Ended", "Registered", "Suspended");

    private final MVStore store = MVStore.open(null);
    private final MVMap<Object, Document> groups = store.openMap("groups");
    private final List<OrderedIndex> indexes = new ArrayList<>();

    @BeforeEach
    void insert() {
        for (int i = 0; i < DOCUMENTS; i++) {
            Document group = new Document("_id", "g%04d".formatted(i))
                    .append("municipality", i % 10 == 0 ? "131016" : "352039")
                    .append("stage", new Document("type", STAGES.get(i % 3)));
            if (i % 100 == 0) {
                group.append("dueAt", i);
            }
            groups.put(group.get("_id"), group);
        }
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_page_in_the_order_of_the_index_visits_that_page() {
        index(new Document(), "municipality", "stage.type", "_id");

        assertVisitsAPage(
                new Document("municipality", "352039").append("stage.type", "Registered"), new Document("_id", -1));
        assertVisitsAPage(
                new Document("municipality", "352039").append("stage.type", "Registered"), new Document("_id", 1));
    }

    @Test
    void a_page_of_several_values_visits_that_page() {
        index(new Document(), "municipality", "stage.type", "_id");

        assertVisitsAPage(
                new Document("municipality", "352039")
                        .append("stage.type", new Document("$in", List.of("Registered", "Ended"))),
                new Document("_id", -1));
    }

    @Test
    void a_page_behind_a_cursor_visits_that_page() {
        index(new Document(), "municipality", "stage.type", "_id");

        assertVisitsAPage(
                new Document("municipality", "352039")
                        .append("stage.type", "Registered")
                        .append("_id", new Document("$lt", "g2000")),
                new Document("_id", -1));
    }

    @Test
    void a_page_of_all_in_the_order_of_the_ids_visits_that_page() {
        assertVisitsAPage(new Document(), new Document("_id", -1));
    }

    @Test
    void an_index_of_few_is_used_only_where_it_has_all_that_can_match() {
        index(new Document("dueAt", new Document("$exists", true)), "dueAt");
        Document order = new Document("dueAt", 1);

        Plan due = plan(new Document("dueAt", new Document("$lte", 500)), order);
        Plan all = plan(new Document("municipality", "131016"), order);

        assertThat(due.ordered()).isTrue();
        assertThat(due.count()).isEqualTo(6);
        assertThat(all.ordered()).isFalse();
        assertThat(all.count()).isEqualTo(DOCUMENTS);
    }

    @Test
    void the_fewest_entries_decide_between_indexes() {
        index(new Document(), "stage.type", "_id");
        index(new Document(), "municipality", "_id");

        assertThat(plan(new Document("municipality", "131016").append("stage.type", "Ended"), new Document("number", 1))
                        .count())
                .isEqualTo(DOCUMENTS / 10);
    }

    @Test
    void a_list_in_a_field_takes_the_order_from_its_index() {
        index(new Document(), "municipality", "_id");
        Document filter = new Document("municipality", "131016");
        assertThat(plan(filter, new Document("municipality", 1)).ordered()).isTrue();

        Document group = new Document("_id", "h").append("municipality", List.of("131016", "352039"));
        groups.put("h", group);
        indexes.getFirst().add(group, "h", null);

        assertThat(plan(filter, new Document("municipality", 1)).ordered()).isFalse();
        assertThat(plan(filter, new Document()).count()).isEqualTo(DOCUMENTS / 10 + 1);
    }

    @Test
    void what_an_index_tells_exactly_is_counted_without_a_visit() {
        index(new Document(), "municipality", "stage.type", "_id");

        Plan plan = plan(new Document("municipality", "131016").append("stage.type", "Ended"), new Document());

        assertThat(plan.exact()).isTrue();
        assertThat(plan.count()).isEqualTo(DOCUMENTS / 30);
    }

    private void assertVisitsAPage(Document filter, Document order) {
        Plan plan = plan(filter, order);
        assertThat(plan.ordered()).isTrue();
        assertThat(plan.exact()).isTrue();
        assertThat(plan.cost()).isLessThanOrEqualTo(2 * PAGE);
    }

    private Plan plan(Document filter, Document order) {
        return Planner.plan(groups, indexes, filter, order, PAGE);
    }

    private void index(Document filter, String... fields) {
        MVMap<byte[], Object> entries = store.openMap(
                "index" + indexes.size(), new MVMap.Builder<byte[], Object>().keyType(ByteArrayDataType.INSTANCE));
        List<IndexKey> keys =
                Arrays.stream(fields).map(field -> new IndexKey(field, true)).toList();
        OrderedIndex index = new OrderedIndex(entries, "index" + indexes.size(), keys, false, filter);
        index.fill(groups, null);
        indexes.add(index);
    }
}
