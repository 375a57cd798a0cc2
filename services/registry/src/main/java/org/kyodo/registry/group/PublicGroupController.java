package org.kyodo.registry.group;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Aggregate;
import org.kyodo.chassis.aggregate.Outcome;
import org.kyodo.chassis.http.Declined;
import org.kyodo.chassis.http.History;
import org.kyodo.chassis.http.Sorted;
import org.kyodo.chassis.list.Page;
import org.kyodo.chassis.list.PageQuery;
import org.kyodo.chassis.list.Tabulated;
import org.kyodo.contracts.registry.GroupEvent;
import org.kyodo.contracts.value.ActivityField;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.GroupId;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.ReasonCode;
import org.kyodo.presets.Presets;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may read of the register, without signing in. */
@RestController
@RequestMapping("/api/v1/public")
class PublicGroupController {
    private final Aggregate<GroupCommand, Group, GroupEvent> groups;
    private final GroupViews views;
    private final MongoOperations mongo;
    private final Presets presets;
    private final History history;

    PublicGroupController(
            Aggregate<GroupCommand, Group, GroupEvent> groups,
            GroupViews views,
            MongoOperations mongo,
            Presets presets,
            History history) {
        this.history = history;
        this.groups = groups;
        this.views = views;
        this.mongo = mongo;
        this.presets = presets;
    }

    /** How often registration was refused, by reason; it names nobody. */
    record Refusals(long total, Map<ReasonCode, Long> byReason) implements Tabulated<Counted> {
        @Override
        public List<Counted> lines() {
            return byReason.entrySet().stream()
                    .map(one -> new Counted(one.getKey(), one.getValue()))
                    .toList();
        }
    }

    /** A line of the table. */
    record Counted(ReasonCode reason, long count) {}

    @GetMapping("/groups/{id}")
    PublicGroup group(@PathVariable GroupId id, @RequestParam MunicipalityCode municipality) {
        return groups.find(id.toString(), served(municipality))
                .flatMap(stored -> views.published(stored.stage(), stored.municipality()))
                .orElseThrow(() -> new Declined(new Outcome.NotFound("group", id.toString(), false)));
    }

    @GetMapping("/groups/{id}/history")
    Page<History.Line> history(@PathVariable GroupId id, @RequestParam MunicipalityCode municipality, PageQuery query) {
        return history.forEverybody(
                groups, id.toString(), query, served(municipality), group -> group instanceof Group.Registered);
    }

    @GetMapping("/groups")
    Page<PublicGroup.Line> groups(
            @RequestParam MunicipalityCode municipality,
            @RequestParam Optional<ActivityField> field,
            @RequestParam Optional<AreaCode> area,
            @Sorted(by = "name", searched = true) PageQuery query) {
        List<Criteria> wanted = new ArrayList<>();
        wanted.add(where("stage.type").is(Group.Registered.class.getSimpleName()));
        field.ifPresent(code -> wanted.add(where("stage.filing.card.fields").is(code.value())));
        area.ifPresent(code -> wanted.add(where("stage.filing.card.areas").is(code.value())));
        return groups.list(served(municipality), new Criteria().andOperator(wanted), query)
                .map(stored -> views.publishedLine(stored.stage(), stored.municipality()));
    }

    @GetMapping("/refusals")
    Refusals refusals(@RequestParam MunicipalityCode municipality) {
        Map<ReasonCode, Long> byReason = new LinkedHashMap<>();
        mongo.getCollection(GroupConfiguration.COLLECTION)
                .aggregate(List.of(
                        new Document(
                                "$match",
                                new Document(
                                        "municipality", served(municipality).code())),
                        new Document("$unwind", "$stage.filing.refusals"),
                        new Document(
                                "$group",
                                new Document("_id", "$stage.filing.refusals").append("count", new Document("$sum", 1))),
                        new Document("$sort", new Document("_id", 1))))
                .forEach(line -> byReason.put(
                        ReasonCode.valueOf(line.getString("_id")),
                        line.get("count", Number.class).longValue()));
        return new Refusals(
                byReason.values().stream().mapToLong(Long::longValue).sum(), byReason);
    }

    /** @throws org.kyodo.contracts.value.InvalidInput when the installation does not serve it */
    private MunicipalityCode served(MunicipalityCode municipality) {
        return presets.of(municipality).code();
    }
}
