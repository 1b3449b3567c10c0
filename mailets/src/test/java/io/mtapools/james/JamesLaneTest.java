package io.mtapools.james;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mtapools.dispatch.Facts;
import io.mtapools.dispatch.Lane;
import io.mtapools.dispatch.Waiting;
import io.mtapools.mail.DeliveryTags;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.queue.api.MailQueueName;
import org.apache.james.queue.api.RawMailQueueItemDecoratorFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory;
import org.apache.james.queue.memory.MemoryMailQueueFactory.MemoryCacheableMailQueue;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lane on James' memory queue. */
class JamesLaneTest {
    @TempDir
    Path folder;

    private final MemoryMailQueueFactory queues = new MemoryMailQueueFactory(new RawMailQueueItemDecoratorFactory());
    private final List<Waiting> received = new CopyOnWriteArrayList<>();

    @Test
    void aLaneShouldHandOutNoMoreThanItWasAskedFor() throws Exception {
        Lane lane = lane();
        lane.put(parcel("one"));
        lane.put(parcel("two"));
        lane.put(parcel("three"));
        lane.open(received::add);

        lane.request(2);

        await().until(() -> received.size() == 2);
        assertThat(received)
                .extracting(one -> one.parcel().facts().stream().name())
                .containsExactly("one", "two");
        lane.request(1);
        await().until(() -> received.size() == 3);
    }

    @Test
    void factsAndIdShouldComeOutAsTheyWentIn() throws Exception {
        Lane lane = lane();
        MailParcel in = parcel("one");
        lane.put(in);
        lane.open(received::add);
        lane.request(1);
        await().until(() -> received.size() == 1);

        MailParcel out = (MailParcel) received.get(0).parcel();

        assertThat(out.id()).isEqualTo(in.id());
        assertThat(out.facts()).usingRecursiveComparison().isEqualTo(in.facts());
    }

    @Test
    void doneShouldTakeItFromTheQueue() throws Exception {
        Lane lane = lane();
        lane.put(parcel("one"));
        lane.open(received::add);
        lane.request(1);
        await().until(() -> received.size() == 1);

        received.get(0).done();

        assertThat(lane.size()).isZero();
    }

    @Test
    void whatIsGivenBackShouldWaitForTheNext() throws Exception {
        Lane lane = lane();
        lane.put(parcel("one"));
        lane.open(received::add);
        lane.request(1);
        await().until(() -> received.size() == 1);

        received.get(0).giveBack();

        assertThat(lane.size()).isEqualTo(1);
    }

    @Test
    void mailOfSomebodyElseShouldStayAndHoldUpNobody() throws Exception {
        MemoryCacheableMailQueue queue = queues.createQueue(MailQueueName.of("mta-pools.main.gmail.0"));
        Lane lane = lane();
        queue.enQueue(mail());
        lane.put(parcel("ours"));
        lane.open(received::add);

        lane.request(1);

        await().until(() -> received.size() == 1);
        assertThat(received.get(0).parcel().facts().stream().name()).isEqualTo("ours");
        assertThat(queue.getSize()).as("the stranger is still there").isEqualTo(2);
    }

    @Test
    void lanesShouldBeRememberedAcrossRestarts() {
        Path file = folder.resolve("lanes");
        JamesLanes before = new JamesLanes(queues, new LaneNames(file));
        before.lane("mta-pools.main.gmail.0");
        before.lane("mta-pools.main.yahoo.0");
        before.lane("mta-pools.main.gmail.0");

        JamesLanes after = new JamesLanes(queues, new LaneNames(file));

        assertThat(after.remembered()).containsExactlyInAnyOrder("mta-pools.main.gmail.0", "mta-pools.main.yahoo.0");
    }

    private Lane lane() {
        return new JamesLanes(queues, new LaneNames(folder.resolve("lanes"))).lane("mta-pools.main.gmail.0");
    }

    private static MailParcel parcel(String stream) throws Exception {
        Facts facts = Facts.builder().pool(PoolName.of("main")).provider(ProviderName.of("gmail")).stream(
                        Stream.of(TrafficType.of("news"), stream))
                .domain("shop.example")
                .recipientDomain("gmail.com")
                .mxSet("gmail.com")
                .accepted(Instant.parse("2026-11-24T10:00:00Z"))
                .build();
        return MailParcel.create(mail(), facts);
    }

    private static MailImpl mail() throws Exception {
        return MailImpl.builder()
                .name(MailImpl.getId())
                .sender("news@shop.example")
                .addRecipient("a@gmail.com")
                .mimeMessage(
                        MimeMessageBuilder.mimeMessageBuilder().setSubject("s").setText("t"))
                .build();
    }

    @Test
    void forgetShouldLeaveNothingThatMakesAReportOld() throws Exception {
        MailParcel parcel = parcel("one");

        DeliveryTags.forget(parcel.tagged());

        assertThat(parcel.tagged().attributeNames()).isNotEmpty();
        MailImpl copy = MailImpl.duplicate(parcel.tagged());
        DeliveryTags.forget(copy);
        assertThat(copy.attributes().map(attribute -> attribute.getName().asString()))
                .contains("mtapools.pool", "mtapools.stream")
                .doesNotContain("mtapools.accepted", "mtapools.expires", "mtapools.id", "mtapools.last-reply");
    }
}
