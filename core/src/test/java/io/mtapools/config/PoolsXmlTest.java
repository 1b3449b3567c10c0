package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mtapools.model.Limit;
import io.mtapools.model.LimitScope;
import io.mtapools.model.PoolName;
import io.mtapools.model.ProviderName;
import io.mtapools.model.ReplyCategory;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoolsXmlTest {
    private static final Settings GOOD = read(Samples.good()).settings();

    @Test
    void readShouldFillTraffic() {
        TrafficSettings traffic = GOOD.traffic();

        assertThat(traffic.otherwise().value()).isEqualTo("promotional");
        assertThat(traffic.typeHeader()).contains("X-Traffic-Type");
        assertThat(traffic.streamHeader()).contains("X-Stream");
        assertThat(traffic.engagementHeader()).contains("X-Engagement");
        assertThat(traffic.expiresHeader()).contains("X-Expires");
        assertThat(traffic.types())
                .extracting(type -> type.type() + " " + type.pool())
                .containsExactly("transactional transactional", "promotional promotional", "acquisition acquisition");
    }

    @Test
    void readShouldFillTypes() {
        TypeSettings type = GOOD.traffic().types().get(0);

        assertThat(type.automatic()).contains("throttled");
        assertThat(type.expires()).contains(Duration.ofHours(4));
        assertThat(type.conditions())
                .extracting(Condition::toString)
                .containsExactly(
                        "senderDomain receipts.example.com",
                        "authUser billing@example.com",
                        "header X-Campaign matches ^order-");
        RetrySettings own = GOOD.retry(TrafficType.of("transactional"));
        assertThat(own.after()).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(5));
        assertThat(own.giveUp()).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void readShouldFillStreams() {
        Stream weekly = Stream.of(TrafficType.of("promotional"), "weekly");

        assertThat(GOOD.streams()).hasSize(1);
        assertThat(GOOD.stream(weekly).flatMap(StreamSettings::limit)).contains(Limit.of(20000, Duration.ofHours(1)));
        assertThat(GOOD.stream(weekly).map(StreamSettings::weight)).contains(3);
    }

    @Test
    void readShouldFillProviders() {
        ProviderSettings gmail = GOOD.provider(ProviderName.of("gmail"));

        assertThat(gmail.mxSuffixes()).containsExactly("google.com", "googlemail.com");
        assertThat(gmail.domains()).containsExactly("gmail.com");
        assertThat(gmail.limits())
                .containsExactly(
                        limit(LimitScope.IP, 20, Duration.ofSeconds(1)),
                        limit(LimitScope.IP, 50000, Duration.ofDays(1)),
                        limit(LimitScope.DOMAIN, 200000, Duration.ofDays(1)));
        assertThat(gmail.connections()).hasValue(5);
        assertThat(gmail.perConnection()).hasValue(50);
        assertThat(gmail.tls()).isEqualTo(TlsPolicy.VERIFIED);
        assertThat(gmail.reportsComplaints()).isFalse();
        assertThat(GOOD.provider(ProviderName.of("corporate")).reportsComplaints())
                .isTrue();
        assertThat(GOOD.provider(ProviderName.of("corporate")).domains()).containsExactly("corporate.*");
    }

    @Test
    void ownProvidersShouldComeFirstAndReplaceBuiltInOnes() {
        List<String> names = GOOD.providers().stream()
                .map(provider -> provider.name().value())
                .collect(Collectors.toList());

        assertThat(names)
                .startsWith("gmail", "corporate", "yahoo")
                .endsWith("everyone-else")
                .doesNotHaveDuplicates();
    }

    @Test
    void builtInProvidersShouldBeLeftOutOnRequest() {
        String xml = Samples.replace(
                Samples.replace(Samples.good(), "<providers builtIn=\"true\">", "<providers builtIn=\"false\">"),
                "provider=\"yahoo\"",
                "provider=\"corporate\"");

        assertThat(read(xml).settings().providers())
                .extracting(provider -> provider.name().value())
                .containsExactly("gmail", "corporate", "everyone-else");
    }

    @Test
    void readShouldFillPools() {
        PoolSettings pool = pool("promotional");

        assertThat(pool.processor()).isEqualTo("promotional-out");
        assertThat(pool("acquisition").processor()).isEqualTo("pool-acquisition");
        assertThat(pool.limits())
                .containsExactly(
                        limit(LimitScope.IP, 100, Duration.ofSeconds(1)),
                        limit(LimitScope.POOL, 500000, Duration.ofDays(1)));
        assertThat(pool.connections()).hasValue(50);
        assertThat(pool.limitsAt(GOOD.provider(ProviderName.of("gmail"))))
                .contains(limit(LimitScope.IP, 10, Duration.ofSeconds(1)))
                .doesNotContain(limit(LimitScope.IP, 20, Duration.ofSeconds(1)))
                .hasSize(3);
        assertThat(pool.whenFull()).isEmpty();
        assertThat(pool("acquisition").whenFull()).contains(PoolName.of("promotional"));
        assertThat(pool.lends()).hasSize(1);
        assertThat(pool.lends().get(0).to()).isEqualTo(PoolName.of("acquisition"));
        assertThat(pool.lends().get(0).upTo()).isEqualTo(0.2);
    }

    @Test
    void readShouldFillIps() {
        IpSettings plain = pool("promotional").ips().get(0);
        IpSettings warming = pool("promotional").ips().get(1);

        assertThat(plain.ip().text()).isEqualTo("198.51.100.30");
        assertThat(plain.ip().helo()).isEqualTo("mta30.example.com");
        assertThat(plain.warmUp()).isEmpty();
        assertThat(plain.standby()).isFalse();
        assertThat(warming.ip().text()).isEqualTo("10.0.0.31");
        assertThat(warming.ip().seenAs().getHostAddress()).isEqualTo("198.51.100.31");
        assertThat(warming.warmUp()).contains("standard");
        assertThat(warming.since()).contains(LocalDate.of(2026, 11, 1));
        assertThat(pool("transactional").ips().get(1).standby()).isTrue();
        assertThat(pool("acquisition").ips().get(1).ip().text()).isEqualTo("2001:db8:0:0:0:0:0:40");
    }

    @Test
    void readShouldFillWarmUps() {
        WarmUpSettings warmUp = GOOD.warmUp("standard").orElseThrow();

        assertThat(warmUp.days()).containsExactly(200L, 500L, 1000L);
        assertThat(warmUp.total()).containsExactly(500L, 1000L, 2500L);
        assertThat(warmUp.spread()).isEqualTo(Duration.ofHours(10));
        assertThat(warmUp.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(warmUp.accepted()).isEqualTo(0.8);
        assertThat(warmUp.deferred()).isEqualTo(0.09);
        assertThat(warmUp.bounced()).isEqualTo(0.04);
        assertThat(warmUp.complained()).isEqualTo(0.002);
    }

    @Test
    void readShouldFillFeedback() {
        FeedbackSettings feedback = GOOD.feedback().orElseThrow();

        assertThat(feedback.window()).isEqualTo(Duration.ofDays(5));
        assertThat(feedback.atLeast()).isEqualTo(1000);
        assertThat(feedback.complaintsAtLeast()).isEqualTo(4);
        assertThat(feedback.address()).contains("fbl@bounces.example.com");
        assertThat(feedback.secret()).contains(Samples.SECRET);
        assertThat(feedback.returnPath()).contains("bounces.example.com");
        assertThat(feedback.reporters()).containsExactly("fbl.example.net", "jmrp.example.org");
        assertThat(feedback.recoverBelow()).hasValue(0.0008);
        assertThat(feedback.recoverAfter()).contains(Duration.ofHours(24));
    }

    @Test
    void readShouldFillStates() {
        FeedbackSettings feedback = GOOD.feedback().orElseThrow();
        StateSettings quarantined = feedback.state(FeedbackState.QUARANTINED).orElseThrow();

        assertThat(feedback.states()).extracting(StateSettings::state).containsExactly(FeedbackState.values());
        assertThat(quarantined.complaints()).hasValue(0.003);
        assertThat(quarantined.bounces()).hasValue(0.05);
        assertThat(quarantined.velocity()).hasValue(0.25);
        assertThat(quarantined.pool()).contains(PoolName.of("quarantine"));
        assertThat(quarantined.lasts()).isEmpty();
        assertThat(feedback.state(FeedbackState.SUSPENDED).flatMap(StateSettings::lasts))
                .contains(Duration.ofHours(4));
    }

    @Test
    void readShouldFillReplies() {
        ReplySettings reply = GOOD.replies().replies().get(0);

        assertThat(GOOD.replies().builtIn()).isFalse();
        assertThat(reply.id()).isEqualTo("reply at 63:5");
        assertThat(reply.providers()).containsExactly(ProviderName.of("yahoo"));
        assertThat(reply.pattern().pattern()).isEqualTo("\\[TSS?04\\]");
        assertThat(reply.means()).isEqualTo(ReplyCategory.REPUTATION);
        assertThat(reply.then()).contains("suspend, alarm");
        assertThat(reply.velocity()).hasValue(0.5);
        assertThat(reply.lasts()).contains(Duration.ofHours(2));
        assertThat(reply.samples()).hasSize(1);
    }

    @Test
    void readShouldFillTheRest() {
        assertThat(GOOD.reviewed()).contains(LocalDate.of(2026, 11, 1));
        assertThat(GOOD.attemptsAtOnce()).isEqualTo(64);
        assertThat(GOOD.store().kind()).isEqualTo(StoreSettings.Kind.EMBEDDED);
        assertThat(GOOD.retry(TrafficType.of("promotional")).after())
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));
        assertThat(GOOD.retry(TrafficType.of("promotional")).giveUp()).isEqualTo(Duration.ofDays(2));
        assertThat(GOOD.backOff().cut()).isEqualTo(0.4);
        assertThat(GOOD.backOff().reaction()).isEqualTo(Duration.ofMinutes(2));
        assertThat(GOOD.backOff().step()).isEqualTo(0.05);
        assertThat(GOOD.backOff().every()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void everythingOptionalShouldHaveItsDefault() {
        Settings settings = read("<pools><traffic otherwise='a'><type name='a' pool='p'/></traffic>"
                        + "<pool name='p'><ip address='198.51.100.1' helo='a.example.com'/></pool></pools>")
                .settings();

        assertThat(settings.providers()).hasSize(BuiltInProviders.all().size());
        assertThat(settings.feedback()).isEmpty();
        assertThat(settings.replies().builtIn()).isTrue();
        assertThat(settings.attemptsAtOnce()).isEqualTo(128);
        assertThat(settings.mostCopiedBytes()).isEqualTo(1L << 30);
        assertThat(settings.store().kind()).isEqualTo(StoreSettings.Kind.EMBEDDED);
        assertThat(settings.backOff().cut()).isEqualTo(0.5);
        assertThat(settings.retry(TrafficType.of("a")).giveUp()).isEqualTo(Duration.ofDays(3));
    }

    @Test
    void limitOfEveryoneElseShouldCountAllOurIpsUnlessSaidOtherwise() {
        String xml = Samples.replace(
                Samples.good(),
                "</providers>",
                "<provider name=\"everyone-else\"><limit messages=\"7\" per=\"1s\"/>"
                        + "<limit scope=\"ip\" messages=\"5\" per=\"1s\"/></provider></providers>");

        assertThat(read(xml).settings().provider(ProviderName.EVERYONE_ELSE).limits())
                .containsExactly(
                        limit(LimitScope.ALL, 7, Duration.ofSeconds(1)),
                        limit(LimitScope.IP, 5, Duration.ofSeconds(1)));
    }

    @Test
    void redisUriShouldComeFromTheEnvironment() {
        String xml = Samples.replace(
                Samples.good(),
                "<store kind=\"embedded\"/>",
                "<store kind=\"redis\" uri=\"redis://:${env:MTAPOOLS_SECRET}@redis:6379\"/>");

        StoreSettings store = read(xml).settings().store();

        assertThat(store.kind()).isEqualTo(StoreSettings.Kind.REDIS);
        assertThat(store.uri().orElseThrow().getHost()).isEqualTo("redis");
        assertThat(store.toString()).doesNotContain(Samples.SECRET);
    }

    @Test
    void shippedSampleShouldReadWithoutWarningAndWithoutEnvironment() {
        PoolsXml.Result result = PoolsXml.read(Samples.shipped(), "pools.xml", name -> null);

        assertThat(result.warnings()).isEmpty();
        assertThat(result.settings().traffic().types())
                .extracting(type -> type.type().value())
                .containsExactlyInAnyOrder("transactional", "triggered", "promotional", "acquisition");
        assertThat(result.settings().pools()).allMatch(pool -> pool.ips().size() > 1);
    }

    @Test
    void allProblemsShouldBeToldInTheFilesOrder() {
        String xml = Samples.good()
                .replace("expires=\"4h\"", "expires=\"4\"")
                .replace("atOnce=\"64\"", "atOnce=\"2\"")
                .replace("<mx>google.com</mx>", "<mx>*</mx>")
                .replace("to=\"acquisition\"", "to=\"nowhere\"");

        ConfigurationException e = failure(xml);

        assertThat(e.problems().stream().map(problem -> problem.place().line())).containsExactly(5, 17, 38, 43, 69);
        assertThat(e.getMessage().lines()).hasSize(5).allMatch(line -> line.startsWith("pools.xml:"));
    }

    @Test
    void problemsBeforeABreakShouldBeToldWithIt() {
        String xml = Samples.good()
                .replace("expires=\"4h\"", "expires=\"4\"")
                .replace("<store kind=\"embedded\"/>", "<store kind=embedded/>");

        ConfigurationException e = failure(xml);

        assertThat(e.problems()).hasSize(2);
        assertThat(e.getMessage())
                .contains("pools.xml:5:")
                .contains("pools.xml:70:")
                .contains("not well-formed XML");
    }

    @Test
    void whatABreakCutsOffShouldNotBeCalledMissing() {
        String xml = Samples.good().substring(0, Samples.good().indexOf("<authUser>") + 4);

        assertThat(failure(xml).problems()).hasSize(1);
    }

    @Test
    void placesShouldCountEveryKindOfLineEnd() {
        String broken = Samples.good().replace("atOnce=\"64\"", "atOnce=\"2\"");

        assertThat(failure(broken.replace("\n", "\r\n")).problems().get(0).place())
                .isEqualTo(Place.of(69, 13));
        assertThat(failure(broken.replace("\n", "\r")).problems().get(0).place())
                .isEqualTo(Place.of(69, 13));
    }

    @Test
    void tagsInCommentsAndTextShouldNotMovePlaces() {
        String xml = Samples.good()
                .replace(
                        "<authUser>billing@example.com</authUser>",
                        "<!-- <ip a='<'/> --><authUser><![CDATA[<ip/>]]></authUser><?pi <ip/>?>")
                .replace("atOnce=\"64\"", "atOnce = '2'");

        assertThat(failure(xml).problems().get(0).place()).isEqualTo(Place.of(69, 13));
    }

    @Test
    void externalEntitiesShouldNotBeRead() {
        String xml = "<!DOCTYPE pools [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><pools>&x;</pools>";

        assertThat(failure(xml).getMessage())
                .contains("a DOCTYPE is not allowed")
                .doesNotContain("root:");
    }

    @Test
    void streamShouldBeReadByItsDeclaredEncodingOrMark() {
        String text = Samples.good().replace("billing@example.com", "büro");

        assertThat(user(bytes(text, StandardCharsets.UTF_8))).isEqualTo("büro");
        assertThat(user(bytes("\uFEFF" + text, StandardCharsets.UTF_8))).isEqualTo("büro");
        assertThat(user(bytes(text.replace("UTF-8", "ISO-8859-1"), StandardCharsets.ISO_8859_1)))
                .isEqualTo("büro");
        assertThat(user(bytes(text.replace("UTF-8", "UTF-16"), StandardCharsets.UTF_16)))
                .isEqualTo("büro");
    }

    @Test
    void bytesThatAreNotTextShouldBeToldWithTheirPlace() {
        byte[] latin = Samples.good().replace("billing@example.com", "büro").getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> PoolsXml.read(new ByteArrayInputStream(latin), "pools.xml", Samples.ENVIRONMENT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("pools.xml:7:18: what stands here is not UTF-8");
    }

    @Test
    void unknownEncodingShouldBeTold() {
        byte[] xml = Samples.good().replace("UTF-8", "UTF-9").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> PoolsXml.read(new ByteArrayInputStream(xml), "pools.xml", Samples.ENVIRONMENT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("save the file as UTF-8");
    }

    @Test
    void streamThatFailsShouldBeTold() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk gone");
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                return read();
            }
        };

        assertThatThrownBy(() -> PoolsXml.read(failing, "pools.xml", Samples.ENVIRONMENT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("pools.xml:1:1: the file can't be read: disk gone");
    }

    @Test
    void thousandIpsShouldBeRead() {
        String ips = IntStream.range(0, 1000)
                .mapToObj(
                        i -> "<ip address='10.1." + i / 250 + "." + (i % 250 + 1) + "' helo='m" + i + ".example.com'/>")
                .collect(Collectors.joining("\n"));
        String xml = Samples.replace(Samples.good(), "<whenFull>hold</whenFull>", ips);

        assertThat(read(xml)
                        .settings()
                        .pool(PoolName.of("promotional"))
                        .orElseThrow()
                        .ips())
                .hasSize(1002);
    }

    private static String user(InputStream xml) {
        return PoolsXml.read(xml, "pools.xml", Samples.ENVIRONMENT)
                .settings()
                .traffic()
                .types()
                .get(0)
                .conditions()
                .get(1)
                .value();
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    private static ConfigurationException failure(String xml) {
        return catchThrowableOfType(ConfigurationException.class, () -> read(xml));
    }

    private static PoolsXml.Result read(String xml) {
        return PoolsXml.read(xml, "pools.xml", Samples.ENVIRONMENT);
    }

    private static PoolSettings pool(String name) {
        return GOOD.pool(PoolName.of(name)).orElseThrow();
    }

    private static ScopedLimit limit(LimitScope scope, long messages, Duration per) {
        return ScopedLimit.of(scope, Limit.of(messages, per));
    }
}
