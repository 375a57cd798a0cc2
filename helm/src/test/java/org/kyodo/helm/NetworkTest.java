package org.kyodo.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kyodo.helm.Manifests.Kind;
import org.kyodo.helm.NetworkPolicies.Address;
import org.kyodo.helm.NetworkPolicies.End;
import org.kyodo.helm.NetworkPolicies.Pod;

/** Who reaches whom, over all pairs: what is not in the table is refused. */
class NetworkTest {
    private static final List<Integer> PORTS =
            List.of(22, 53, 80, 443, 4318, 5353, 8080, 8081, 8090, 8443, 9092, 9093, 9094, 27017);
    private static final List<String> SERVICES = List.of("registry", "proposal", "grant", "evaluation", "notification");

    /** Everybody there is, by the name the tables below use. */
    private static Map<String, End> ends(Manifests manifests) {
        Map<String, End> ends = new java.util.TreeMap<>(Map.of(
                "gateway", new Pod("ingress-nginx", Map.of("app", "nginx")),
                "prometheus", new Pod("monitoring", Map.of("app", "prometheus")),
                "stranger", new Pod("other", Map.of("app", "stranger")),
                "neighbour", new Pod("kyodo", Map.of("app", "neighbour")),
                "internet", new Address("203.0.113.80"),
                "internet6", new Address("2606:4700::1"),
                "private", new Address("10.9.9.9"),
                "metadata", new Address("169.254.169.254"),
                "link6", new Address("fe80::1"),
                "inside", new Address("10.1.0.20")));
        manifests.withPods().forEach(one -> ends.put(one.component(), new Pod("kyodo", one.podLabels())));
        return ends;
    }

    /** All connections that come about from or to our pods, as {@code from > to:port}; DNS is looked at apart. */
    private static Set<String> connections(Manifests manifests) {
        NetworkPolicies policies = NetworkPolicies.of(manifests);
        Map<String, End> ends = ends(manifests);
        Set<String> found = new TreeSet<>();
        ends.forEach((from, one) -> ends.forEach((to, other) -> PORTS.forEach(port -> {
            boolean ours = isOurs(manifests, from) || isOurs(manifests, to);
            if (ours && port != 53 && !from.equals(to) && policies.allow(one, other, port)) {
                found.add(from + " > " + to + ":" + port);
            }
        })));
        return found;
    }

    private static boolean isOurs(Manifests manifests, String name) {
        return manifests.withPods().anyMatch(one -> one.component().equals(name));
    }

    private static final String PRODUCTION = """
            network:
              from: {prometheus: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]}
              to:
                kafka: [{ipBlock: {cidr: 10.9.9.9/32}}]
                mongodb: [{ipBlock: {cidr: 10.9.9.9/32}}]
                issuer: [{ipBlock: {cidr: 10.1.0.20/32}}]
                otlp: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: monitoring}}}]
            observability: {tracing: {endpoint: 'http://collector.monitoring:4318/v1/traces'}}
            """;

    /** In these tables "neighbour" stands for a pod that has no policy of its own. */
    private static Set<String> expectedInProduction() {
        Set<String> expected = new TreeSet<>();
        for (String service : SERVICES) {
            expected.add("gateway > " + service + ":8080");
            expected.add("check > " + service + ":8080");
            expected.add("prometheus > " + service + ":8081");
            expected.add(service + " > private:9093");
            expected.add(service + " > private:27017");
            expected.add(service + " > inside:443");
            expected.add(service + " > prometheus:4318");
        }
        for (String address : List.of("internet", "internet6")) {
            expected.add("notification > " + address + ":443");
            expected.add("notification > " + address + ":8443");
        }
        expected.add("topics > private:9093");
        expected.add("check > private:9093");
        expected.add("check > inside:443");
        return expected;
    }

    @Test
    void in_production_the_table_and_nothing_else() {
        assertThat(connections(Chart.example("external").with(PRODUCTION).render()))
                .isEqualTo(expectedInProduction());
    }

    @Test
    void in_the_evaluation_only_our_own_pods_reach_each_other() {
        Set<String> expected = new TreeSet<>();
        for (String one : Stream.concat(SERVICES.stream(), Stream.of("journey")).toList()) {
            expected.add(one + " > embedded:9092");
            expected.add(one + " > identity:8080");
            if (!one.equals("journey")) {
                expected.add(one + " > embedded:27017");
                expected.add("journey > " + one + ":8080");
            }
        }
        expected.add("notification > journey:8090");
        assertThat(connections(Chart.example("evaluation").render())).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka", "mongodb"})
    void without_a_peer_any_address_is_reached_on_that_port_only(String to) {
        int port = to.equals("kafka") ? 9093 : 27017;
        Set<String> reached = connections(Chart.example("external").render());
        assertThat(reached).contains("grant > private:" + port, "grant > internet:" + port, "grant > stranger:" + port);
        assertThat(reached).doesNotContain("grant > internet:443", "grant > stranger:8080", "grant > private:22");
    }

    @Test
    void without_a_peer_the_issuer_is_a_public_address_so_that_webhooks_stay_outside() {
        Set<String> reached = connections(
                Chart.example("external").with("network: {to: {issuer: []}}").render());
        assertThat(reached).contains("grant > internet:443", "notification > internet:443");
        assertThat(reached.stream().filter(one -> one.matches(".* > (private|metadata|link6|stranger|registry):443")))
                .isEmpty();
    }

    @Test
    void webhooks_reach_inside_where_that_is_given_and_only_notification_does() {
        Set<String> reached = connections(Chart.example("external")
                .with(PRODUCTION)
                .with("network: {to: {webhooks: [{ipBlock: {cidr: 10.9.9.0/24}}]}}")
                .render());
        Set<String> expected = expectedInProduction();
        expected.add("notification > private:443");
        expected.add("notification > private:8443");
        assertThat(reached).isEqualTo(expected);
    }

    @Test
    void names_can_be_looked_up_by_everybody() {
        for (String example : List.of("external", "evaluation", "openshift")) {
            Manifests manifests = Chart.example(example).render();
            NetworkPolicies policies = NetworkPolicies.of(manifests);
            Pod dns = new Pod("kube-system", Map.of());
            int port = example.equals("openshift") ? 5353 : 53;
            assertThat(manifests.withPods())
                    .allSatisfy(one -> assertThat(policies.allow(new Pod("kyodo", one.podLabels()), dns, port))
                            .as("%s", one)
                            .isTrue());
        }
    }

    @Test
    void every_pod_has_a_policy_for_both_directions() {
        for (Chart chart :
                List.of(Chart.example("external"), Chart.example("evaluation"), Chart.example("operators"))) {
            Manifests manifests = chart.render();
            List<String> withPods = new ArrayList<>();
            manifests.withPods().forEach(one -> withPods.add(one.component()));
            assertThat(manifests
                            .of(Kind.NetworkPolicy)
                            .filter(one -> one.json().at("/spec/policyTypes").size() == 2)
                            .map(Manifests.Resource::component))
                    .containsExactlyInAnyOrderElementsOf(withPods);
        }
    }

    @ParameterizedTest
    @CsvSource({"ingress", "egress", "policyTypes"})
    void a_policy_with_a_hole_is_found(String hole) {
        Manifests wrong = Chart.example("external")
                .with(PRODUCTION)
                .render()
                .broken(Kind.NetworkPolicy, "kyodo-grant", it -> {
                    var spec = it.withObject("/spec");
                    switch (hole) {
                        case "ingress" ->
                            spec.withArray("/ingress")
                                    .addObject()
                                    .putArray("ports")
                                    .addObject()
                                    .put("port", 9094);
                        case "egress" -> spec.withArray("/egress").addObject();
                        default -> spec.putArray("policyTypes").add("Ingress");
                    }
                });
        assertThat(connections(wrong)).isNotEqualTo(expectedInProduction());
    }

    @Test
    void switched_off_there_is_none() {
        assertThat(Switches.with(List.of(Switches.NO_NETWORK)).render().of(Kind.NetworkPolicy))
                .isEmpty();
    }
}
