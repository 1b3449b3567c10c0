package io.mtapools.feedback.report;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Breaks a mail in one to eight places: bytes changed, pieces lost, doubled, moved in from another mail, or made long. */
final class Mutation {
    private static final String[] TRICKS = {
        "\r\n",
        "\n\n",
        "\0",
        "--=_b\n",
        "Content-Type: multipart/mixed; boundary=\"=_b\"\n",
        "=?utf-8?B?////?=",
        "<<<<<<<<<<@",
        "Final-Recipient: rfc822;",
        "550 5.1.1 ",
        "550-",
        "a@b.c ",
        "charset=\"no-such\"",
        "\"",
        "(((((((((",
        "{",
        "> > > ",
        "Content-Transfer-Encoding: base64\n",
        "Action: delayed\n",
        "&#x;<style>",
        "\u3042\u3044"
    };

    private final Random random;

    Mutation(Random random) {
        this.random = random;
    }

    byte[] of(byte[] mail, List<byte[]> others) {
        byte[] mutated = mail;
        for (int times = 1 + random.nextInt(8); times > 0; times--) {
            mutated = once(mutated, others.get(random.nextInt(others.size())));
        }
        return mutated;
    }

    private byte[] once(byte[] mail, byte[] other) {
        int from = random.nextInt(mail.length + 1);
        int to = Math.min(mail.length, from + random.nextInt(200));
        switch (random.nextInt(6)) {
            case 0:
                return joined(mail, from, noise(to - from), to);
            case 1:
                return joined(mail, from, new byte[0], to);
            case 2:
                return joined(mail, to, piece(mail, from, to), to);
            case 3:
                int start = random.nextInt(other.length);
                return joined(
                        mail, from, piece(other, start, Math.min(other.length, start + random.nextInt(500))), from);
            case 4:
                return joined(mail, from, TRICKS[random.nextInt(TRICKS.length)].getBytes(StandardCharsets.UTF_8), from);
            default:
                String trick = TRICKS[random.nextInt(TRICKS.length)];
                return joined(mail, from, trick.repeat(random.nextInt(200)).getBytes(StandardCharsets.UTF_8), from);
        }
    }

    private byte[] noise(int length) {
        byte[] noise = new byte[Math.min(length, 1 + random.nextInt(20))];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] piece(byte[] mail, int from, int to) {
        return Arrays.copyOfRange(mail, from, to);
    }

    private static byte[] joined(byte[] mail, int headEnd, byte[] middle, int tailStart) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(mail, 0, headEnd);
        out.writeBytes(middle);
        out.write(mail, tailStart, mail.length - tailStart);
        return out.toByteArray();
    }
}
