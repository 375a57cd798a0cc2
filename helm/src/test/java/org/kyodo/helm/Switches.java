package org.kyodo.helm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be switched on in production, each as values over the example with external servers. */
enum Switches {
    JAAS_BY_SERVICE("kafka: {credentials: {secret: 'kyodo-{service}', jaasKey: sasl.jaas.config}}"),
    CERTIFICATES("kafka: {security: {protocol: SSL}}"),
    PUBLIC_CA("kafka: {ca: {secret: ''}}\nmongodb: {ca: {secret: ''}}"),
    OWN_CA("trust: {existingConfigMap: city-authority}"),
    STRIMZI(
            "kafka: {bootstrap: '', strimzi: {enabled: true}, readers: [{name: analysts, topics: [kyodo.public.events]}]}"),
    TOPICS_VERIFIED("kafka: {topics: {by: nobody}}"),
    PRESETS_AS_FILES("presets: {existingConfigMap: '', files: {352039-yamaguchi.yaml: \"code: '352039'\\n\"}}"),
    SEVERAL_ISSUERS(
            "auth: {issuer: '', issuers: [{uri: 'https://a.example', municipalities: ['352039'], plainJwt: true},"
                    + " {uri: 'https://b.example:8443', jwkSetUri: 'https://b.example:9443/keys'}]}"),
    SCALED_BY_CPU("defaults: {autoscaling: {by: cpu}}"),
    PLACED("defaults: {nodeSelector: {pool: city}, tolerations: [{key: city, operator: Exists}],"
            + " priorityClassName: high, podLabels: {team: city}, podAnnotations: {note: text}, jvmOptions: -Dx=y,"
            + " env: {KYODO_RATE_PUBLIC: 20}}\nrotation: '2'"),
    GATEWAY("routes: {gateway: {enabled: true, parentRefs: [{name: public}], hostnames: [kyodo.example]}}"),
    NO_NETWORK("network: {enabled: false}"),
    OBSERVED(
            "network: {from: {prometheus: [{namespaceSelector: {}}]}}\nobservability: {serviceMonitor: {enabled: true},"
                    + " rules: {enabled: true}, dashboards: {enabled: true}, tracing: {endpoint: 'http://c:4318/v1/traces'}}"),
    WEBHOOKS_INSIDE("webhooks: {origin: kyodo.example, reach: {'352039': [10.20.0.0/16]}}"),
    UNSCANNED("documents: {scanner: none}"),
    ANY_USER("securityContext: {runAsUser: null}");

    private final String values;

    Switches(String values) {
        this.values = values;
    }

    /** The example with these on. */
    static Chart with(List<Switches> on) {
        Chart chart = Chart.example("external");
        for (Switches one : on) {
            chart = chart.with(one.values);
        }
        return chart;
    }

    /** Everything at once. */
    static Chart all() {
        return with(List.of(values()));
    }

    /**
     * A few combinations in which each two switches are on together, off together, and one on without the other: most mistakes are
     * of two that meet.
     */
    static List<List<Switches>> pairs() {
        Map<List<Object>, Boolean> open = new LinkedHashMap<>();
        for (Switches one : values()) {
            for (Switches other : values()) {
                if (one.compareTo(other) < 0) {
                    for (boolean on : List.of(true, false)) {
                        for (boolean too : List.of(true, false)) {
                            open.put(List.of(one, on, other, too), true);
                        }
                    }
                }
            }
        }
        List<List<Switches>> combinations = new ArrayList<>();
        while (!open.isEmpty()) {
            Map<Switches, Boolean> chosen = new LinkedHashMap<>();
            for (Switches one : values()) {
                long on = gain(open, chosen, one, true);
                long off = gain(open, chosen, one, false);
                chosen.put(one, on > off || on == off && combinations.size() % 2 == 0);
            }
            open.keySet()
                    .removeIf(pair -> chosen.get(pair.get(0)) == pair.get(1) && chosen.get(pair.get(2)) == pair.get(3));
            combinations.add(chosen.entrySet().stream()
                    .filter(Map.Entry::getValue)
                    .map(Map.Entry::getKey)
                    .toList());
        }
        return combinations;
    }

    /** How many pairs that are still open a choice would close, or could. */
    private static long gain(Map<List<Object>, Boolean> open, Map<Switches, Boolean> chosen, Switches one, boolean on) {
        return open.keySet().stream()
                .filter(pair -> pair.get(0) == one && pair.get(1).equals(on) && fits(chosen, pair.get(2), pair.get(3))
                        || pair.get(2) == one && pair.get(3).equals(on) && fits(chosen, pair.get(0), pair.get(1)))
                .mapToLong(pair -> chosen.containsKey(pair.get(0)) || chosen.containsKey(pair.get(2)) ? 100 : 1)
                .sum();
    }

    private static boolean fits(Map<Switches, Boolean> chosen, Object other, Object on) {
        return !chosen.containsKey(other) || chosen.get(other).equals(on);
    }
}
