package io.mtapools.matchers;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.Settings;
import io.mtapools.model.ProviderName;
import io.mtapools.provider.Mailbox;
import io.mtapools.provider.Mailboxes;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.inject.Inject;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.mailet.Mail;
import org.apache.mailet.base.GenericMatcher;

/**
 * Matches the recipients whose mailbox provider is one of these.
 *
 * <pre>{@code
 * <mailet match="io.mtapools.matchers.RecipientProviderIs=gmail,yahoo" class="…"/>
 * }</pre>
 *
 * <p>The DNS is given 5 seconds for all recipients together. Where it has not answered by then the domain lists decide; a
 * recipient of whom they know nothing does not match, not even {@code everyone-else}. A provider that {@code pools.xml}
 * doesn't know stops the start.
 */
public class RecipientProviderIs extends GenericMatcher {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CurrentSettings settings;
    private final MailboxSurvey survey;
    private Set<String> providers = Set.of();

    @Inject
    public RecipientProviderIs(CurrentSettings settings, Mailboxes mailboxes) {
        this(settings, mailboxes, PATIENCE);
    }

    RecipientProviderIs(CurrentSettings settings, Mailboxes mailboxes, Duration patience) {
        this.settings = settings;
        this.survey = new MailboxSurvey(mailboxes, patience);
    }

    @Override
    public void init() throws MessagingException {
        providers =
                NamedCondition.parse("RecipientProviderIs", getCondition(), "mailbox provider", known(settings.get()));
    }

    @Override
    public Collection<MailAddress> match(Mail mail) throws MessagingException {
        Collection<MailAddress> recipients = mail.getRecipients();
        Map<String, Mailbox> mailboxes = survey.of(domains(recipients));
        return recipients.stream()
                .filter(recipient -> matches(mailboxes.get(domain(recipient))))
                .collect(Collectors.toList());
    }

    @Override
    public String getMatcherInfo() {
        return "Matches recipients at the given mailbox providers";
    }

    private boolean matches(Mailbox mailbox) {
        boolean knowsNothing = mailbox.status() == Mailbox.Status.UNRESOLVED
                && mailbox.provider().equals(ProviderName.EVERYONE_ELSE);
        return !knowsNothing && providers.contains(mailbox.provider().value());
    }

    private static List<String> domains(Collection<MailAddress> recipients) {
        return recipients.stream().map(RecipientProviderIs::domain).distinct().collect(Collectors.toList());
    }

    private static String domain(MailAddress recipient) {
        return recipient.getDomain().asString();
    }

    private static Set<String> known(Settings settings) {
        return settings.providers().stream()
                .map(provider -> provider.name().value())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
