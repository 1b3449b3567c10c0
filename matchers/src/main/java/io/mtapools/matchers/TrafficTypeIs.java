package io.mtapools.matchers;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.config.TypeSettings;
import io.mtapools.mail.Tagger;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches all recipients of a mail that is of one of these traffic types, and tags the mail with its type and stream.
 *
 * <pre>{@code
 * <mailet match="io.mtapools.matchers.TrafficTypeIs=promotional,acquisition" class="ToProcessor">
 *   <processor>bulk</processor>
 * </mailet>
 * }</pre>
 *
 * <p>A type that {@code pools.xml} doesn't set stops the start.
 */
public class TrafficTypeIs extends GenericMatcher {
    private final CurrentSettings settings;
    private final Tagger tagger;
    private Set<String> types = Set.of();

    @Inject
    public TrafficTypeIs(CurrentSettings settings, Tagger tagger) {
        this.settings = settings;
        this.tagger = tagger;
    }

    @Override
    public void init() throws MessagingException {
        types = NamedCondition.parse(
                "TrafficTypeIs",
                getCondition(),
                "traffic type",
                known(settings.get().traffic()));
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        boolean matches = types.contains(tagger.tag(mail).type().value());
        return matches ? mail.getRecipients() : List.of();
    }

    @Override
    public String getMatcherInfo() {
        return "Matches mail of the given traffic types";
    }

    private static Set<String> known(TrafficSettings traffic) {
        Set<String> names = new TreeSet<>(Set.of(traffic.otherwise().value()));
        for (TypeSettings type : traffic.types()) {
            names.add(type.type().value());
        }
        return names;
    }
}
