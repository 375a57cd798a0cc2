package org.kyodo.notification.subscription;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.kyodo.contracts.value.MunicipalityCode;
import org.kyodo.contracts.value.Phrase;
import org.kyodo.contracts.value.Wording;

/**
 * Where webhooks may go 配信できる範囲: by https, to some ports, to the open internet, and to what the operator has allowed a
 * municipality besides, such as a host of its own network.
 *
 * <p>Nobody is allowed the machine itself, its link, and multicast: there the metadata of clouds are, and the service's own
 * doors.
 */
public final class Reach {
    private final boolean anywhere;
    private final Set<Integer> ports;
    private final Map<MunicipalityCode, Allowed> allowed;

    private Reach(boolean anywhere, Set<Integer> ports, Map<MunicipalityCode, Allowed> allowed) {
        this.anywhere = anywhere;
        this.ports = ports;
        this.allowed = allowed;
    }

    /** To everything by whatever scheme: for trying out on one machine, never in production. */
    public static Reach anywhere() {
        return new Reach(true, Set.of(), Map.of());
    }

    /**
     * @param ports a webhook's address may have
     * @param allowed for each municipality: hosts ({@code hooks.city.example}), their suffixes ({@code .city.example}) and
     *     networks ({@code 10.20.0.0/16})
     * @throws IllegalArgumentException when one of them is none of these
     */
    public static Reach of(List<Integer> ports, Map<String, List<String>> allowed) {
        return new Reach(
                false,
                Set.copyOf(ports),
                allowed.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> MunicipalityCode.of(entry.getKey()), entry -> Allowed.of(entry.getValue()))));
    }

    /** Whether an address as it is written may be one; where its host's name leads is seen at each connection. */
    boolean allows(MunicipalityCode municipality, WebhookAddress address) {
        return anywhere
                || address.isEncrypted()
                        && ports.contains(address.port())
                        && address.literal()
                                .map(literal -> allows(municipality, address.host(), literal))
                                .orElse(true)
                        && !address.host().equals("localhost");
    }

    /**
     * Whether a connection may be made.
     *
     * @param host as it is written
     * @param address to which its name led
     */
    public boolean allows(MunicipalityCode municipality, String host, InetAddress address) {
        if (anywhere || PublicAddresses.contains(address)) {
            return true;
        }
        boolean own = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isMulticastAddress();
        return !own
                && allowed.containsKey(municipality)
                && allowed.get(municipality).contains(host.toLowerCase(Locale.ROOT), address);
    }

    /** What to expect of an address, in words. */
    Phrase inWords() {
        return Wording.OPEN_INTERNET.of(ports.stream().sorted().toList());
    }

    /** Addresses that begin alike: {@code 10.20.0.0/16}. */
    private record Network(BigInteger address, int length, int bits) {
        static Network of(String text) {
            try {
                int slash = text.indexOf('/');
                InetAddress address = InetAddress.ofLiteral(text.substring(0, slash));
                Network network = new Network(
                        new BigInteger(1, address.getAddress()),
                        address.getAddress().length * Byte.SIZE,
                        Integer.parseInt(text.substring(slash + 1)));
                if (network.bits >= 0 && network.bits <= network.length) {
                    return network;
                }
            } catch (IllegalArgumentException e) {
                // Told below, in our words.
            }
            throw new IllegalArgumentException("network: " + text + " (expected: such as 10.20.0.0/16)");
        }

        boolean contains(InetAddress other) {
            int shift = length - bits;
            return other.getAddress().length * Byte.SIZE == length
                    && new BigInteger(1, other.getAddress()).shiftRight(shift).equals(address.shiftRight(shift));
        }
    }

    private record Allowed(Set<String> hosts, List<String> suffixes, List<Network> networks) {
        static Allowed of(List<String> entries) {
            List<String> lower = entries.stream()
                    .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                    .toList();
            return new Allowed(
                    lower.stream()
                            .filter(entry -> !entry.startsWith(".") && !entry.contains("/"))
                            .collect(Collectors.toUnmodifiableSet()),
                    lower.stream().filter(entry -> entry.startsWith(".")).toList(),
                    lower.stream()
                            .filter(entry -> entry.contains("/"))
                            .map(Network::of)
                            .toList());
        }

        boolean contains(String host, InetAddress address) {
            return hosts.contains(host)
                    || suffixes.stream().anyMatch(host::endsWith)
                    || networks.stream().anyMatch(network -> network.contains(address));
        }
    }
}
