package io.mtapools.james;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.dispatch.Facts;
import io.mtapools.dispatch.HeldName;
import io.mtapools.model.EgressIp;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Instant;
import org.apache.james.core.builder.MimeMessageBuilder;
import org.apache.james.mailrepository.api.MailRepository;
import org.apache.james.mailrepository.api.MailRepositoryUrl;
import org.apache.james.server.core.MailImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Held mail in James' memory repository. */
class JamesHeldTest {
    private static final MailRepositoryUrl URL = MailRepositoryUrl.from("memory://var/mail/mta-pools-held");
    private static final HeldName NAME = HeldName.parse(
                    "000000000001-00000002" + "00000003-0123456789abcdef0123456789abcdef")
            .orElseThrow();

    @TempDir
    Path var;

    private MailRepository repository;
    private JamesHeld held;

    @BeforeEach
    void open() throws Exception {
        TestPack pack = new TestPack(var, null);
        repository = pack.repositories.select(URL);
        held = new JamesHeld(pack.repositories, URL);
    }

    @Test
    void whatIsHeldShouldComeBackWithAllItsFacts() throws Exception {
        MailParcel parcel = parcel();

        held.put(NAME, parcel);
        MailParcel back = (MailParcel) held.load(NAME).orElseThrow();

        assertThat(back.id()).isEqualTo(parcel.id());
        assertThat(back.facts())
                .usingRecursiveComparison()
                .ignoringFields("keep")
                .isEqualTo(parcel.facts());
        assertThat(back.facts().keep()).isEqualTo(parcel.facts().keep());
        assertThat(back.tagged().getMessage().getSubject()).isEqualTo("s");
    }

    @Test
    void theMailShouldKeepItsOwnNameWhereItStillWaits() throws Exception {
        MailParcel parcel = parcel();
        String before = parcel.tagged().getName();

        held.put(NAME, parcel);

        assertThat(parcel.tagged().getName()).isEqualTo(before);
        assertThat(repository.list().next().asString()).isEqualTo(NAME.toString());
    }

    @Test
    void listShouldLeaveWhatSomebodyElsePutThere() throws Exception {
        MailImpl strange = MailImpl.duplicate(parcel().tagged());
        strange.setName("somebody-elses");
        repository.store(strange);
        held.put(NAME, parcel());

        assertThat(held.list()).containsExactly(NAME);
    }

    @Test
    void whatAPersonRemovedShouldBeAbsent() {
        assertThat(held.load(NAME)).isEmpty();
        held.remove(NAME);
    }

    @Test
    void removedMailShouldBeGone() throws Exception {
        held.put(NAME, parcel());

        held.remove(NAME);

        assertThat(held.list()).isEmpty();
        assertThat(repository.size()).isZero();
    }

    private static MailParcel parcel() throws Exception {
        MailImpl mail = MailImpl.builder()
                .name(MailImpl.getId())
                .sender("news@shop.example")
                .addRecipient("a@gmail.com")
                .mimeMessage(
                        MimeMessageBuilder.mimeMessageBuilder().setSubject("s").setText("t"))
                .build();
        Facts facts = Facts.builder().pool(PoolName.of("main")).provider(ProviderName.of("gmail")).stream(
                        Stream.of(TrafficType.of("news"), "weekly"))
                .domain("shop.example")
                .recipientDomain("gmail.com")
                .mxSet("mx.gmail.com")
                .accepted(Instant.parse("2026-11-24T10:00:00.123456Z"))
                .attempts(3)
                .keep(EgressIp.of(InetAddress.getByName("192.0.2.1"), "mta1.example.com"))
                .expires(Instant.parse("2026-11-25T10:00:00Z"))
                .lastReply(SmtpReply.parse("451-4.3.0 try\r\n451 4.3.0 again"))
                .build();
        return MailParcel.create(mail, facts);
    }
}
