package io.mtapools.demo;

import io.mtapools.it.sink.Attempt;
import java.util.List;
import java.util.Map;

/** What came of the campaign, by the providers' own count. Immutable. */
final class Verdict {
    private final int sent;
    private final int arrived;
    private final long different;
    private final long misrouted;
    private final long overLimit;

    private Verdict(int sent, int arrived, long different, long misrouted, long overLimit) {
        this.sent = sent;
        this.arrived = arrived;
        this.different = different;
        this.misrouted = misrouted;
        this.overLimit = overLimit;
    }

    static Verdict of(Plan plan, int sent, List<Attempt> mails, long overLimit) {
        long different = mails.stream().map(Attempt::recipient).distinct().count();
        long misrouted =
                mails.stream().filter(mail -> !isWellRouted(plan, mail)).count();
        return new Verdict(sent, mails.size(), different, misrouted, overLimit);
    }

    /** By an IP of its type's pool, under that IP's name, and without the headers that are ours alone. */
    private static boolean isWellRouted(Plan plan, Attempt mail) {
        String pool = plan.poolOfType().get(Campaign.typeOf(mail.recipient()));
        Map<String, String> heloOfIp = plan.pools().getOrDefault(pool == null ? "" : pool, Map.of());
        return mail.helo().equals(heloOfIp.get(mail.ip()))
                && mail.header("X-Traffic-Type").isEmpty()
                && mail.header("X-Stream").isEmpty();
    }

    boolean isGood() {
        return sent == arrived && different == sent && misrouted == 0 && overLimit == 0;
    }

    @Override
    public String toString() {
        return "DEMO sent=" + sent + " arrived=" + arrived + " misrouted=" + misrouted + " overLimit=" + overLimit;
    }
}
