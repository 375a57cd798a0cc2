package org.kyodo.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What rendered NetworkPolicies let through, as a network plug-in reads them. */
record NetworkPolicies(List<JsonNode> all) {

    /** One end of a connection: a pod of ours, one of another namespace, or an address outside. */
    sealed interface End {}

    record Pod(String namespace, Map<String, String> labels) implements End {}

    record Address(String ip) implements End {}

    static NetworkPolicies of(Manifests manifests) {
        return new NetworkPolicies(manifests
                .of(Manifests.Kind.NetworkPolicy)
                .map(Manifests.Resource::json)
                .toList());
    }

    /** Whether a connection comes about: it must be let out of where it begins and into where it ends. */
    boolean allow(End from, End to, int port) {
        return let(from, to, port, "Egress", "egress", "to") && let(to, from, port, "Ingress", "ingress", "from");
    }

    private boolean let(End whose, End other, int port, String type, String direction, String peers) {
        if (!(whose instanceof Pod pod) || !pod.namespace().equals("kyodo")) {
            return true;
        }
        List<JsonNode> selecting = all.stream()
                .filter(policy -> selects(policy.at("/spec/podSelector"), pod.labels()))
                .filter(policy -> policy.at("/spec/policyTypes").toString().contains("\"" + type + "\""))
                .toList();
        return selecting.isEmpty()
                || selecting.stream()
                        .flatMap(policy -> stream(policy.at("/spec/" + direction)))
                        .anyMatch(rule -> takes(rule.path("ports"), port) && matches(rule.path(peers), other));
    }

    private static boolean takes(JsonNode ports, int port) {
        return ports.isMissingNode()
                || stream(ports).anyMatch(one -> one.path("port").asInt() == port);
    }

    private static boolean matches(JsonNode peers, End other) {
        return peers.isMissingNode() || peers.isEmpty() || stream(peers).anyMatch(peer -> matchesOne(peer, other));
    }

    private static boolean matchesOne(JsonNode peer, End other) {
        return switch (other) {
            case Address(String ip) ->
                peer.has("ipBlock")
                        && in(ip, peer.at("/ipBlock/cidr").asText())
                        && stream(peer.at("/ipBlock/except")).noneMatch(except -> in(ip, except.asText()));
            case Pod(String namespace, Map<String, String> labels) ->
                !peer.has("ipBlock")
                        && (peer.has("namespaceSelector")
                                ? selects(
                                        peer.path("namespaceSelector"),
                                        Map.of("kubernetes.io/metadata.name", namespace))
                                : namespace.equals("kyodo"))
                        && selects(peer.path("podSelector"), labels);
        };
    }

    private static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet()
                .containsAll(Manifests.strings(selector.path("matchLabels")).entrySet());
    }

    private static boolean in(String ip, String cidr) {
        try {
            String[] parts = cidr.split("/");
            byte[] address = InetAddress.getByName(ip).getAddress();
            byte[] network = InetAddress.getByName(parts[0]).getAddress();
            int rest = address.length * 8 - Integer.parseInt(parts[1]);
            return address.length == network.length
                    && new BigInteger(1, address).shiftRight(rest).equals(new BigInteger(1, network).shiftRight(rest));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
