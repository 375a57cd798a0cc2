package org.kyodo.notification.subscription;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Tells addresses on the open internet from those that a webhook must not reach: loopback, private, link-local, shared,
 * reserved, multicast. Otherwise anyone who may subscribe could make Kyodo knock at the doors inside (SSRF).
 */
final class PublicAddresses {
    private PublicAddresses() {}

    /** Whether the address is on the open internet. */
    static boolean contains(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ -> !reserved(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff);
            case Inet6Address _ -> global(bytes);
            default -> false;
        };
    }

    /** RFC 6890 and its successors, without what {@link InetAddress} itself tells. */
    private static boolean reserved(int a, int b, int c) {
        return a == 0
                || a == 10
                || a == 127
                || a == 100 && b >= 64 && b < 128
                || a == 169 && b == 254
                || a == 172 && b >= 16 && b < 32
                || a == 192 && b == 168
                || a == 192 && b == 0 && (c == 0 || c == 2)
                || a == 192 && b == 88 && c == 99
                || a == 198 && (b == 18 || b == 19)
                || a == 198 && b == 51 && c == 100
                || a == 203 && b == 0 && c == 113
                // The platform's own address inside Azure, though it looks public.
                || a == 168 && b == 63 && c == 129
                || a >= 224;
    }

    /** Global unicast 2000::/3, without tunnels that end at an IPv4 address and the block for documentation. */
    private static boolean global(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
        int second = (bytes[2] & 0xff) << 8 | bytes[3] & 0xff;
        boolean unicast = (first & 0xe000) == 0x2000;
        boolean tunnel = first == 0x2002 || first == 0x2001 && second == 0;
        boolean documentation = first == 0x2001 && second == 0x0db8 || first == 0x3fff;
        return unicast && !tunnel && !documentation;
    }
}
