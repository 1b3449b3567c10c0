package io.mtapools.matchers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.ProviderSettings;
import io.mtapools.config.Settings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.mail.Mails;
import io.mtapools.provider.CachedMailboxes;
import io.mtapools.provider.MxAnswer;
import io.mtapools.provider.MxHost;
import io.mtapools.provider.ProviderTable;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;

class RecipientProviderIsTest {
    private static final Duration TTL = Duration.ofHours(1);

    private final CurrentSettings settings = new CurrentSettings(Settings.builder()
            .traffic(TrafficSettings.otherwise("promotional").build())
            .provider(ProviderSettings.named("gmail")
                    .mx("google.com")
                    .domain("gmail.com")
                    .build())
            .provider(ProviderSettings.named("yahoo").mx("yahoodns.net").build())
            .build());
    private final Map<String, MxAnswer> dns = Map.of(
            "hosted.example", MxAnswer.found(List.of(MxHost.of(1, "aspmx.l.google.com")), TTL),
            "yahoo.com", MxAnswer.found(List.of(MxHost.of(1, "mta7.am0.yahoodns.net")), TTL),
            "own.example", MxAnswer.found(List.of(MxHost.of(1, "mx.own.example")), TTL),
            "none.example", MxAnswer.noHost(TTL),
            "failing.example", MxAnswer.failed("SERVFAIL"));

    @Test
    void matchShouldTakeTheRecipientsAtTheseProviders() throws Exception {
        String[] all = {"a@hosted.example", "b@yahoo.com", "c@own.example", "d@Hosted.example", "e@[127.0.0.1]"};

        assertThat(matches("gmail", all)).containsExactly("a@hosted.example", "d@hosted.example");
        assertThat(matches("gmail, Yahoo", all)).containsExactly("a@hosted.example", "b@yahoo.com", "d@hosted.example");
        assertThat(matches("everyone-else", all)).containsExactly("c@own.example", "e@127.0.0.1");
    }

    @Test
    void aDomainWithoutHostShouldBeEveryoneElses() throws Exception {
        assertThat(matches("everyone-else", "a@none.example")).hasSize(1);
    }

    @Test
    void withoutAnAnswerTheDomainListShouldDecide() throws Exception {
        assertThat(matches("gmail", "a@gmail.com", "b@silent.example", "c@failing.example"))
                .containsExactly("a@gmail.com");
        assertThat(matches("everyone-else", "a@gmail.com", "b@silent.example", "c@failing.example"))
                .isEmpty();
    }

    @Test
    void initShouldNameTheNearestProvider() {
        assertThatThrownBy(() -> matcher("gmial"))
                .isInstanceOf(MessagingException.class)
                .hasMessage("RecipientProviderIs=gmial: pools.xml has no mailbox provider 'gmial'."
                        + " Did you mean 'gmail'? Each mailbox provider there: everyone-else, gmail, yahoo");
    }

    @Test
    void initShouldNotGuessAtWhatIsNearNothing() {
        assertThatThrownBy(() -> matcher("proofpoint")).hasMessageNotContaining("Did you mean");
    }

    private List<String> matches(String condition, String... recipients) throws Exception {
        MailImpl mail = Mails.withoutMessage();
        mail.setRecipients(addresses(recipients));
        return matcher(condition).match(mail).stream()
                .map(MailAddress::asString)
                .collect(Collectors.toList());
    }

    private static Collection<MailAddress> addresses(String... recipients) throws Exception {
        MailImpl.Builder builder = MailImpl.builder().name("any");
        for (String recipient : recipients) {
            builder.addRecipient(recipient);
        }
        return builder.build().getRecipients();
    }

    private RecipientProviderIs matcher(String condition) throws MessagingException {
        CachedMailboxes mailboxes = new CachedMailboxes(
                settings.derive(all -> new ProviderTable(all.providers())),
                domain -> dns.containsKey(domain)
                        ? CompletableFuture.completedFuture(dns.get(domain))
                        : new CompletableFuture<>(),
                Clock.systemUTC());
        RecipientProviderIs matcher = new RecipientProviderIs(settings, mailboxes, Duration.ofMillis(50));
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("RecipientProviderIs")
                .condition(condition)
                .build());
        return matcher;
    }
}
