package org.kyodo.contracts.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kyodo.contracts.Json;

/** All rules that refusals rest on or that shape what there is, in one table: {@code rules.json}. */
public final class RuleTable {
    private static final String FILE = "/rules.json";

    private RuleTable() {}

    /** Read when it is first asked for. */
    private static final class ById {
        private static final Map<String, Rule> RULES =
                all().stream().collect(Collectors.toUnmodifiableMap(Rule::id, Function.identity()));
    }

    /** In the order of the table: facts first, then ours. */
    public static List<Rule> all() {
        return List.of(Json.STRICT.readValue(content(), Rule[].class));
    }

    /** The table as it is written. */
    public static byte[] content() {
        try (InputStream in = RuleTable.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    /** By their ids. */
    public static Map<String, Rule> byId() {
        return ById.RULES;
    }

    /** Those that refusals of this service rest on, and those that show themselves in it. */
    public static List<Rule> of(String service) {
        return all().stream().filter(rule -> rule.services().contains(service)).toList();
    }
}
