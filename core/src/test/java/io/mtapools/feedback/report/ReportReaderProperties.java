package io.mtapools.feedback.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.feedback.reply.ReplyRules;
import io.mtapools.model.SmtpReply;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Reports with something broken in them. {@code -Dfuzz.each=20} makes each property's inputs 100,000. */
class ReportReaderProperties {
    private static final int EACH = Integer.getInteger("fuzz.each", 1);
    private static final ReportReader READER = new ReportReader(ReplyRules.builtIn(List.of()));
    private static final List<byte[]> SEEDS = Samples.expected().stream()
            .map(row -> Samples.bytes(row[0] + ".eml"))
            .collect(Collectors.toList());

    @Property(tries = 5000)
    void aMutatedReportShouldBeReadOrBeUnreadable(@ForAll long seed) {
        for (int more = 0; more < EACH; more++) {
            Random random = new Random(seed + more * 0x9E3779B97F4A7C15L);
            byte[] mail = new Mutation(random).of(SEEDS.get(random.nextInt(SEEDS.size())), SEEDS);

            Report report = READER.read(new ByteArrayInputStream(mail));

            assertThat(report.kind()).isNotNull();
            assertThat(report.recipients()).hasSizeLessThanOrEqualTo(StatusFields.MAX_GROUPS);
            assertThat(report.recipients())
                    .allSatisfy(recipient ->
                            assertThat(recipient.reply().text()).hasSizeLessThanOrEqualTo(SmtpReply.MAX_TEXT));
            assertThat(report.kind() == ReportKind.NONE || !report.recipients().isEmpty())
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void anyBytesShouldBeReadOrBeUnreadable(@ForAll byte[] mail) {
        assertThat(READER.read(new ByteArrayInputStream(mail)).kind()).isNotNull();
    }
}
