package io.mtapools.provider;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** The key of a set of mail hosts: their names where they are short, else the first one and a hash of all. */
final class MxSet {
    /** Longest key, in characters. */
    static final int LONGEST = 100;

    private static final int HASH_BYTES = 16;

    private MxSet() {}

    /** @param hosts sorted, so that the same hosts have the same key */
    static String key(List<String> hosts) {
        String all = String.join(",", hosts);
        return all.length() <= LONGEST ? all : shortened(hosts.get(0), hash(all));
    }

    private static String shortened(String first, String hash) {
        int room = LONGEST - hash.length() - 1;
        return (first.length() <= room ? first : first.substring(0, room)) + "~" + hash;
    }

    private static String hash(String text) {
        byte[] digest = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < HASH_BYTES; i++) {
            hex.append(String.format("%02x", digest[i]));
        }
        return hex.toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
