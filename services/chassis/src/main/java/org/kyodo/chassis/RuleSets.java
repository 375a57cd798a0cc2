package org.kyodo.chassis;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Projections;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.kyodo.chassis.aggregate.Documents;
import org.kyodo.chassis.database.ConditionalWrites;
import org.kyodo.chassis.database.DryRun;
import org.kyodo.chassis.decide.RulesInUse;
import org.kyodo.contracts.rules.Rule;
import org.kyodo.contracts.rules.RuleTable;
import org.kyodo.contracts.rules.Use;
import org.kyodo.contracts.value.MunicipalityCode;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * What the rules of a municipality were in each version 規則の版. An event names the version that allowed it; here stands what that
 * was, also after the settings or the table of rules changed. Each service keeps it for the rules that it serves, before the
 * first event that names the version.
 */
public final class RuleSets {
    private static final String COLLECTION = "ruleSets";
    private static final Documents<RuleSet> DOCUMENTS = new Documents<>(RuleSet.class);

    private final List<Rule> rules;
    private final Municipalities municipalities;
    private final MongoCollection<Document> collection;
    private final Clock clock;
    private final Map<MunicipalityCode, String> kept = new ConcurrentHashMap<>();

    public RuleSets(String service, Municipalities municipalities, MongoOperations mongo, Clock clock) {
        this.rules = RuleTable.of(service);
        this.municipalities = municipalities;
        this.collection = mongo.getCollection(COLLECTION);
        this.clock = clock;
    }

    /** @param since when this service first allowed something under it */
    public record RuleSet(String version, Instant since, List<InForce> rules) {}

    /**
     * A rule, as the table had it, with what the municipality made of it.
     *
     * @param useMark what the use rests on, where the municipality says it
     * @param setting what the municipality has set, where a setting changes the rule
     */
    public record InForce(Rule rule, Use use, Optional<Municipalities.Mark> useMark, Optional<Setting> setting) {}

    /**
     * @param value where the municipality says nothing, the figure that the table has, if it has one
     * @param mark what the value rests on; nothing without a municipality
     */
    public record Setting(String key, Optional<String> value, Optional<Municipalities.Mark> mark) {}

    /** The version in force now, for an event to name; what it is, is kept when this comes back. */
    public String nameFor(MunicipalityCode municipality) {
        String version = municipalities.ruleSetVersion(municipality);
        if (!DryRun.isOn() && !version.equals(kept.get(municipality))) {
            keep(municipality, version);
            kept.put(municipality, version);
        }
        return version;
    }

    /** The rules in force now; without a municipality as the table has them. */
    public List<InForce> now(Optional<MunicipalityCode> municipality) {
        return rules.stream().map(rule -> inForce(rule, municipality)).toList();
    }

    /** The rules of a version, if something was allowed here under it. */
    public Optional<RuleSet> find(String version, MunicipalityCode municipality) {
        return Optional.ofNullable(
                        collection.find(eq("_id", id(version, municipality))).first())
                .map(found -> DOCUMENTS.read(found.get("ruleSet", Document.class)));
    }

    /** As another instance may do in the same moment, with the same content. */
    private void keep(MunicipalityCode municipality, String version) {
        String id = id(version, municipality);
        if (collection
                        .find(eq("_id", id))
                        .projection(Projections.include("_id"))
                        .first()
                == null) {
            RuleSet set = new RuleSet(version, clock.instant(), now(Optional.of(municipality)));
            ConditionalWrites.insert(collection, new Document("_id", id).append("ruleSet", DOCUMENTS.write(set)));
        }
    }

    private static String id(String version, MunicipalityCode municipality) {
        return municipality + "/" + version;
    }

    private InForce inForce(Rule rule, Optional<MunicipalityCode> municipality) {
        RulesInUse inUse = municipality.map(municipalities::rules).orElse(RulesInUse.AS_IN_THE_TABLE);
        return new InForce(
                rule,
                inUse.use(rule.id()),
                municipality
                        .filter(_ -> inUse.uses().containsKey(rule.id()))
                        .flatMap(code -> municipalities.setting(code, "rules." + rule.id()))
                        .map(Municipalities.Setting::mark),
                rule.setting().map(key -> setting(key, rule, inUse, municipality)));
    }

    private Setting setting(String key, Rule rule, RulesInUse inUse, Optional<MunicipalityCode> municipality) {
        Optional<Municipalities.Setting> set = municipality.flatMap(code -> municipalities.setting(code, key));
        Optional<String> figure = rule.figure().map(_ -> String.valueOf(inUse.figure(rule.id())));
        return new Setting(
                key, figure.or(() -> set.map(Municipalities.Setting::value)), set.map(Municipalities.Setting::mark));
    }
}
