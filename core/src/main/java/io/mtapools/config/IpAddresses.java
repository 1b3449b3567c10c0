package io.mtapools.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** IP addresses as literals (RFC 4291, section 2.2, for IPv6): never a name, so never a DNS query. */
final class IpAddresses {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9]\\d{0,2}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final int GROUPS = 8;

    private IpAddresses() {}

    /** The address of one host: neither unspecified nor multicast nor reserved. */
    static InetAddress parse(String text) throws Complaint {
        byte[] bytes = text.indexOf(':') >= 0 ? v6(text) : v4(text);
        if (bytes == null) {
            throw new Complaint(
                    Messages.expected("an IP address, for example 198.51.100.30 or 2001:db8::30, and no name"));
        }
        InetAddress address = of(bytes);
        if (address.isAnyLocalAddress() || address.isMulticastAddress() || isReserved(address)) {
            throw new Complaint(Messages.expected(
                    "the address of one host; this one is unspecified, multicast or reserved, and nothing can be"
                            + " sent from it"));
        }
        return address;
    }

    /** The network that receivers judge together: /24 of IPv4, /64 of IPv6. */
    static ByteBuffer network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ByteBuffer.wrap(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 8));
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + bytes.length + " bytes", e);
        }
    }

    private static boolean isReserved(InetAddress address) {
        byte[] bytes = address.getAddress();
        int first = bytes[0] & 0xFF;
        return bytes.length == 4 && (first == 0 || first >= 224);
    }

    private static byte[] v4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != 4) {
            return null;
        }
        for (int i = 0; i < 4; i++) {
            if (!DECIMAL.matcher(parts[i]).matches() || Integer.parseInt(parts[i]) > 255) {
                return null;
            }
            bytes[i] = (byte) Integer.parseInt(parts[i]);
        }
        return bytes;
    }

    private static byte[] v6(String text) {
        int gap = text.indexOf("::");
        if (gap < 0) {
            return join(groups(text, true), List.of(), false);
        }
        String after = text.substring(gap + 2);
        return after.contains("::") ? null : join(groups(text.substring(0, gap), false), groups(after, true), true);
    }

    /** Null where a group is wrong. */
    private static List<Integer> groups(String text, boolean mayEndInV4) {
        List<Integer> groups = new ArrayList<>();
        String[] parts = text.isEmpty() ? new String[0] : text.split(":", -1);
        for (int i = 0; i < parts.length; i++) {
            byte[] v4 = mayEndInV4 && i == parts.length - 1 ? v4(parts[i]) : null;
            if (v4 != null) {
                groups.add(((v4[0] & 0xFF) << 8) | (v4[1] & 0xFF));
                groups.add(((v4[2] & 0xFF) << 8) | (v4[3] & 0xFF));
            } else if (HEX.matcher(parts[i]).matches()) {
                groups.add(Integer.parseInt(parts[i], 16));
            } else {
                return null;
            }
        }
        return groups;
    }

    private static byte[] join(List<Integer> head, List<Integer> tail, boolean gap) {
        if (head == null || tail == null) {
            return null;
        }
        int given = head.size() + tail.size();
        if (gap ? given >= GROUPS : given != GROUPS) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * GROUPS);
        head.forEach(group -> bytes.putShort(group.shortValue()));
        bytes.position(2 * (GROUPS - tail.size()));
        tail.forEach(group -> bytes.putShort(group.shortValue()));
        return bytes.array();
    }
}
