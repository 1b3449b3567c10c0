package io.mtapools.demo;

import io.mtapools.it.client.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The demo's mails: so many of each traffic type to each provider. A recipient's name tells the type. */
final class Campaign {
    /** Of each type to each domain. */
    private static final Map<String, Integer> SIZES =
            Map.of("transactional", 8, "triggered", 12, "promotional", 28, "acquisition", 16);

    private Campaign() {}

    /** In the order of a busy day: the types take turns. */
    static List<Mail> mails(Plan plan) {
        List<Mail> mails = new ArrayList<>();
        int rounds = SIZES.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (int round = 0; round < rounds; round++) {
            for (String type : plan.poolOfType().keySet()) {
                for (String domain : plan.providers().keySet()) {
                    if (round < SIZES.get(type)) {
                        mails.add(mail(type, round, domain));
                    }
                }
            }
        }
        return mails;
    }

    private static Mail mail(String type, int number, String domain) {
        return Mail.from("news@shop.example")
                .to(type + "-" + number + "@" + domain)
                .header("From", "Shop <news@shop.example>")
                .header("Subject", "A " + type + " mail")
                .header("X-Traffic-Type", type)
                .header("X-Stream", "demo");
    }

    /** The type of a mail of the campaign, by its recipient. */
    static String typeOf(String recipient) {
        int end = recipient.indexOf('-');
        return end < 0 ? "" : recipient.substring(0, end);
    }
}
