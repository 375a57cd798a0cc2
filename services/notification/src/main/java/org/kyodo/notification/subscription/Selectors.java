package org.kyodo.notification.subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kyodo.contracts.Envelope;
import org.kyodo.contracts.EventCatalogue;
import org.kyodo.contracts.notification.SubscriptionFilter;
import org.kyodo.contracts.value.AreaCode;
import org.kyodo.contracts.value.FieldType;
import org.kyodo.notification.archive.SubjectFacts;

/**
 * The keys by which an event finds the subscriptions that may select it, in an index.
 *
 * <p>A key names one value, or none, of each condition with a list: type, field, area, form, stage. A subscription has a key
 * for each combination of the values it asks for; an event has one for each combination of its own values, each also left
 * out. If a filter selects an event, they share a key. The other way round it holds unless the filter asks for an amount or
 * for very many combinations, so whoever uses the keys still checks what they lead to.
 */
final class Selectors {
    /** No subscription has more keys: a condition that would make more is left out of them, and only checked. */
    static final int MOST = 256;

    private static final String ANY = "";

    private Selectors() {}

    static List<String> of(SubscriptionFilter filter) {
        List<String> keys = List.of("");
        for (List<String> wanted : List.of(
                filter.types(),
                texts(filter.fieldTypes().stream().map(FieldType::value)),
                texts(filter.areas().stream().map(AreaCode::value)),
                texts(filter.forms().stream().map(Enum::name)),
                filter.stages())) {
            boolean left = wanted.isEmpty() || keys.size() * wanted.size() > MOST;
            keys = extended(keys, left ? Set.of(ANY) : new TreeSet<>(wanted));
        }
        return keys;
    }

    static List<String> of(Envelope envelope, SubjectFacts facts) {
        List<String> keys = List.of("");
        for (List<String> own : List.of(
                List.of(EventCatalogue.nameOf(envelope.type())),
                texts(facts.fieldTypes().stream().map(FieldType::value)),
                texts(facts.areas().stream().map(AreaCode::value)),
                texts(facts.form().stream().map(Enum::name)),
                List.of(envelope.place().stage()))) {
            Set<String> values = new TreeSet<>(own);
            values.add(ANY);
            keys = extended(keys, values);
        }
        return keys;
    }

    private static List<String> extended(List<String> keys, Set<String> values) {
        List<String> longer = new ArrayList<>(keys.size() * values.size());
        keys.forEach(key -> values.forEach(value -> longer.add(key + value + "|")));
        return longer;
    }

    private static List<String> texts(Stream<String> values) {
        return values.collect(Collectors.toList());
    }
}
