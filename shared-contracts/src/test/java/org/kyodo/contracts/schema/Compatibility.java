package org.kyodo.contracts.schema;

import static org.kyodo.contracts.value.WireForms.CONSTANTS;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Whether a schema can take the place of a released one: every record of either must be readable by every reader of the
 * other, so optional properties and constants of open lists may come and nothing else may change.
 */
final class Compatibility {
    /** They say what something means; they allow and forbid nothing. */
    private static final Set<String> ANNOTATIONS =
            Set.of("$schema", "$id", "$comment", "title", "description", "examples", "default", "deprecated");

    private static final Set<String> LOOKED_INTO = Set.of("properties", "required", "items", CONSTANTS, "type");

    private final List<String> breaks = new ArrayList<>();

    private Compatibility() {}

    /** Each thing that breaks a reader, as a sentence that begins with the path of the property; none if nothing does. */
    static List<String> breaks(JsonNode released, JsonNode current) {
        Compatibility compatibility = new Compatibility();
        compatibility.compare("", released, current);
        return compatibility.breaks;
    }

    private void compare(String path, JsonNode released, JsonNode current) {
        type(path, released, current);
        constants(path, released, current);
        properties(path, released, current);
        if (released.has("items") && current.has("items")) {
            compare(path + "[]", released.get("items"), current.get("items"));
        } else if (released.has("items") != current.has("items")) {
            say(path, "has " + (current.has("items") ? "a type" : "no type") + " of elements now");
        }
        Set<String> rest = names(released);
        rest.addAll(names(current));
        rest.removeAll(ANNOTATIONS);
        rest.removeAll(LOOKED_INTO);
        for (String keyword : rest) {
            JsonNode before = released.path(keyword);
            JsonNode now = current.path(keyword);
            if (keyword.equals("additionalProperties") && before.isObject() && now.isObject()) {
                compare(path + "{}", before, now);
            } else if (!before.equals(now)) {
                say(path, "had " + keyword + " " + shown(before) + ", has " + shown(now) + " now");
            }
        }
    }

    private void type(String path, JsonNode released, JsonNode current) {
        if (!texts(released.path("type")).equals(texts(current.path("type")))) {
            say(path, "was of type " + shown(released.path("type")) + ", is " + shown(current.path("type")) + " now");
        }
    }

    private void constants(String path, JsonNode released, JsonNode current) {
        Set<String> before = texts(released.path(CONSTANTS));
        Set<String> now = texts(current.path(CONSTANTS));
        if (released.has(CONSTANTS) != current.has(CONSTANTS)) {
            say(path, (released.has(CONSTANTS) ? "was" : "was not") + " a list of constants");
            return;
        }
        for (String constant : before) {
            if (!now.contains(constant)) {
                say(path, "lost the constant " + constant + ", which is in old records");
            }
        }
    }

    private void properties(String path, JsonNode released, JsonNode current) {
        JsonNode before = released.path("properties");
        JsonNode now = current.path("properties");
        Set<String> requiredBefore = texts(released.path("required"));
        Set<String> requiredNow = texts(current.path("required"));
        for (String name : names(before)) {
            String inner = path + "/" + name;
            if (!now.has(name)) {
                say(inner, "was removed or renamed");
                continue;
            }
            if (requiredBefore.contains(name) && !requiredNow.contains(name)) {
                say(inner, "was required, is optional now, and old readers need it");
            }
            if (!requiredBefore.contains(name) && requiredNow.contains(name)) {
                say(inner, "was optional, is required now, and old records may lack it");
            }
            compare(inner, before.get(name), now.get(name));
        }
        for (String name : names(now)) {
            if (!before.has(name) && requiredNow.contains(name)) {
                say(path + "/" + name, "was added as required, and old records lack it");
            }
        }
    }

    private void say(String path, String what) {
        breaks.add((path.isEmpty() ? "/" : path) + " " + what);
    }

    private static Set<String> names(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static Set<String> texts(JsonNode node) {
        return node.isArray()
                ? node.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new))
                : node.isMissingNode() ? Set.of() : Set.of(node.asString());
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "none" : node.toString();
    }
}
