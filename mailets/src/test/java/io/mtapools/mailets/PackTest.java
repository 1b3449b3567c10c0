package io.mtapools.mailets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.PoolsXml;
import io.mtapools.james.PoolsHealthCheck;
import io.mtapools.james.TestPack;
import io.mtapools.mail.DeliveryTags;
import io.mtapools.mail.MailTags;
import io.mtapools.matchers.TrafficTypeIs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.mail.MessagingException;
import org.apache.james.core.MailAddress;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.core.healthcheck.Result;
import org.apache.james.queue.api.MailQueueFactory;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.ManageableMailQueue.MailQueueIterator;
import org.apache.james.server.core.MailImpl;
import org.apache.mailet.Mail;
import org.apache.mailet.ProcessingState;
import org.apache.mailet.base.test.FakeMail;
import org.apache.mailet.base.test.FakeMailContext;
import org.apache.mailet.base.test.FakeMailetConfig;
import org.apache.mailet.base.test.FakeMatcherConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** The mailets as James makes them, on its memory queue. No pool has an IP that this machine has: all mail waits. */
class PackTest {
    private static final String POOLS = "<pools><traffic typeHeader='X-Type' streamHeader='X-Stream' otherwise='news'>"
            + "<type name='receipts' pool='first'><senderDomain>receipts.example.com</senderDomain></type>"
            + "<type name='news' pool='second'/></traffic>"
            + "<pool name='first'><ip address='192.0.2.1' helo='a.example.com'/></pool>"
            + "<pool name='second'><ip address='192.0.2.2' helo='b.example.com'/></pool></pools>";

    @TempDir
    Path var;

    private final FakeMailContext context = FakeMailContext.defaultContext();

    @Test
    void assignPoolShouldSendMailOnToThePoolOfItsType() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        AssignPool mailet = pack.get(AssignPool.class);
        mailet.init(FakeMailetConfig.builder().mailetContext(context).build());
        Mail mail = mail("no-reply@receipts.example.com", "X-Type", "no such type");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo("pool-first");
        assertThat(MailTags.of(mail).pool().orElseThrow()).hasToString("first");
        assertThat(MailTags.of(mail).stream().orElseThrow()).hasToString("receipts/receipts.example.com");
        assertThat(mail.getMessage().getHeader("X-Type")).isNull();
        assertThat(mailet.requiredProcessingState())
                .extracting(ProcessingState::getValue)
                .containsExactlyInAnyOrder("pool-first", "pool-second");
    }

    @Test
    void assignPoolShouldObeyItsParameter() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        AssignPool mailet = pack.get(AssignPool.class);
        mailet.init(FakeMailetConfig.builder()
                .mailetContext(context)
                .setProperty("pool", "second")
                .build());
        Mail mail = mail("no-reply@receipts.example.com", "X-Type", "receipts");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo("pool-second");
    }

    @Test
    void assignPoolShouldNameTheNearestPoolOfAMistypedOne() throws Exception {
        AssignPool mailet = new TestPack(var, POOLS).get(AssignPool.class);

        assertThatThrownBy(() -> mailet.init(FakeMailetConfig.builder()
                        .mailetContext(context)
                        .setProperty("pool", "secnd")
                        .build()))
                .hasMessageContaining("'secnd'")
                .hasMessageContaining("did you mean 'second'");
    }

    @Test
    void aReloadShouldChangeWhereTheNextMailGoes() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        AssignPool mailet = pack.get(AssignPool.class);
        mailet.init(FakeMailetConfig.builder().mailetContext(context).build());
        CurrentSettings settings = pack.get(CurrentSettings.class);
        settings.replace(PoolsXml.read(
                        POOLS.replace("<type name='receipts' pool='first'>", "<type name='receipts' pool='second'>"),
                        "pools.xml",
                        name -> null)
                .settings());
        Mail mail = mail("no-reply@receipts.example.com", "Subject", "x");

        mailet.service(mail);

        assertThat(mail.getState()).isEqualTo("pool-second");
    }

    @Test
    void everyRecipientShouldBecomeADeliveryInItsPoolsLane() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        PoolRemoteDelivery first = delivery(pack, "first");
        Mail mail = mail("no-reply@receipts.example.com", "X-Stream", "orders");
        mail.setRecipients(List.of(
                new MailAddress("a@gmail.com"),
                new MailAddress("b@gmail.com"),
                new MailAddress("c@elsewhere.example")));

        first.service(mail);

        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
        List<Mail> waiting = waiting(pack);
        assertThat(waiting)
                .extracting(one -> one.getRecipients().iterator().next().asString())
                .containsExactlyInAnyOrder("a@gmail.com", "b@gmail.com", "c@elsewhere.example");
        assertThat(waiting).allSatisfy(one -> {
            assertThat(one.getRecipients()).hasSize(1);
            assertThat(one.getMessage().getHeader("X-Stream")).isNull();
            assertThat(DeliveryTags.read(one).pool()).hasToString("first");
            assertThat(DeliveryTags.read(one).stream()).hasToString("receipts/orders");
        });
        assertThat(waiting)
                .extracting(one -> DeliveryTags.id(one).orElseThrow())
                .doesNotHaveDuplicates();
        assertThat(waiting)
                .extracting(one -> DeliveryTags.read(one).provider().value())
                .containsExactlyInAnyOrder("gmail", "gmail", "everyone-else");
    }

    @Test
    void mailShouldKeepToItsPoolInAnotherPoolsProcessor() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        delivery(pack, "second");
        PoolRemoteDelivery first = delivery(pack, "first");
        Mail promotion = mail("news@shop.example", "Subject", "buy");

        first.service(promotion);

        assertThat(waiting(pack))
                .extracting(one -> DeliveryTags.read(one).pool().value())
                .containsExactly("second");
    }

    @Test
    void aMailThatWouldBecomeTooMuchShouldBeRefusedWhole() throws Exception {
        TestPack pack = new TestPack(var, POOLS.replace("</pools>", "<copies upTo='1k'/></pools>"));
        PoolRemoteDelivery second = pack.get(PoolRemoteDelivery.class);
        second.init(FakeMailetConfig.builder()
                .mailetContext(context)
                .setProperty("pool", "second")
                .setProperty("bounceProcessor", "bounces")
                .build());
        Mail mail = MailImpl.builder()
                .name("large")
                .sender("news@shop.example")
                .addRecipients("a@gmail.com", "b@gmail.com", "c@gmail.com")
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder().setText("x".repeat(400)))
                .build();

        second.service(mail);

        assertThat(waiting(pack)).isEmpty();
        assertThat(context.getSentMails()).hasSize(1).first().satisfies(refused -> {
            assertThat(refused.getState()).isEqualTo("bounces");
            assertThat(refused.getRecipients()).hasSize(3);
        });
        assertThat(mail.getState()).isEqualTo(Mail.GHOST);
    }

    @Test
    void aPoolShouldHaveOneWayOut() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        delivery(pack, "first");

        assertThatThrownBy(() -> delivery(pack, "first"))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("pool first has two PoolRemoteDelivery");
    }

    @Test
    void healthShouldNameWhatARestartCannotMend() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        delivery(pack, "first");
        PoolsHealthCheck health = pack.get(PoolsHealthCheck.class);

        Result closed = Mono.from(health.check()).block();
        delivery(pack, "second");

        assertThat(closed.isDegraded()).isTrue();
        assertThat(closed.getCause().orElseThrow()).contains("no PoolRemoteDelivery", "[second]");
        await().untilAsserted(() -> {
            Result lacking = Mono.from(health.check()).block();
            assertThat(lacking.isDegraded()).isTrue();
            assertThat(lacking.getCause().orElseThrow())
                    .contains("no address 192.0.2.1 of pool first")
                    .doesNotContain("PoolRemoteDelivery");
        });
    }

    @Test
    void aBrokenFileShouldBeToldWithAllItsErrors() {
        assertThatThrownBy(() -> new TestPack(
                                var,
                                POOLS.replace("pool='first'", "pool='frist'").replace("192.0.2.2", "192.0.2"))
                        .get(AssignPool.class))
                .hasStackTraceContaining("did you mean \"first\"")
                .hasStackTraceContaining("192.0.2");
    }

    @Test
    void matchersShouldShareTheMailetsSettings() throws Exception {
        TestPack pack = new TestPack(var, POOLS);
        TrafficTypeIs matcher = pack.get(TrafficTypeIs.class);
        matcher.init(FakeMatcherConfig.builder()
                .matcherName("TrafficTypeIs")
                .condition("receipts")
                .mailetContext(context)
                .build());

        assertThat(matcher.match(mail("no-reply@receipts.example.com", "Subject", "x")))
                .hasSize(1);
        assertThat(matcher.match(mail("news@shop.example", "Subject", "x"))).isEmpty();
    }

    private PoolRemoteDelivery delivery(TestPack pack, String pool) throws MessagingException {
        PoolRemoteDelivery mailet = pack.get(PoolRemoteDelivery.class);
        mailet.init(FakeMailetConfig.builder()
                .mailetContext(context)
                .setProperty("pool", pool)
                .setProperty("gateway", "127.0.0.1:1")
                .build());
        return mailet;
    }

    private static Mail mail(String sender, String header, String value) throws Exception {
        return FakeMail.builder()
                .name("mail")
                .sender(sender)
                .recipient("a@gmail.com")
                .mimeMessage(MimeMessageBuilder.mimeMessageBuilder()
                        .setSubject("hello")
                        .addHeader(header, value)
                        .setText("text"))
                .build();
    }

    private static List<Mail> waiting(TestPack pack) throws Exception {
        List<Mail> mails = new ArrayList<>();
        for (MailQueueName name : pack.queues.listCreatedMailQueues()) {
            MailQueueIterator items = pack.queues
                    .getQueue(name, MailQueueFactory.defaultPrefetchCount())
                    .orElseThrow()
                    .browse();
            items.forEachRemaining(item -> mails.add(item.getMail()));
        }
        return mails;
    }
}
