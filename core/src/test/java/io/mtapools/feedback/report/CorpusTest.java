package io.mtapools.feedback.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.feedback.reply.ReplyRules;
import io.mtapools.model.ReplyCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads real, labelled mails: {@code -Dcorpus=FOLDER}, with {@code labels.tsv} and {@code mails/} in it; skipped without.
 * {@code -Dcorpus.only=FILE} holds it to the mails named in that file, one a line; {@code -Dcorpus.misses} lists what is
 * wrong.
 */
@EnabledIfSystemProperty(named = "corpus", matches = ".+")
class CorpusTest {
    private static final Path FOLDER = Path.of(System.getProperty("corpus", ""));

    private final ReportReader reader = new ReportReader(ReplyRules.builtIn(List.of()));

    @Test
    void realMailsShouldBeReadRight() throws IOException {
        List<String[]> rows = rows();
        long kinds = 0;
        long scored = 0;
        long categories = 0;
        for (String[] row : rows) {
            Report report = read(row[0]);
            boolean kindRight = report.kind().text().equals(row[2]);
            kinds += kindRight ? 1 : 0;
            boolean isScored = row[2].equals("bounce") && !row[3].equals("-");
            boolean categoryRight = isScored && kindRight && sameCategory(row[3], category(report, row[1]));
            scored += isScored ? 1 : 0;
            categories += categoryRight ? 1 : 0;
            if (System.getProperty("corpus.misses") != null && (!kindRight || isScored && !categoryRight)) {
                System.out.println("MISS " + String.join("|", row) + " -> " + report);
            }
        }
        System.out.printf(
                "CORPUS rows=%d kind=%.1f%% scored=%d category=%.1f%%%n",
                rows.size(), 100.0 * kinds / rows.size(), scored, 100.0 * categories / scored);
        assertThat(100.0 * kinds / rows.size()).as("kind, in percent").isGreaterThanOrEqualTo(98);
        assertThat(100.0 * categories / scored).as("category, in percent").isGreaterThanOrEqualTo(93);
    }

    private static List<String[]> rows() throws IOException {
        String only = System.getProperty("corpus.only");
        Set<String> names = only == null ? Set.of() : Set.copyOf(Files.readAllLines(Path.of(only)));
        return Files.readAllLines(FOLDER.resolve("labels.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .filter(row -> only == null || names.contains(row[0]))
                .collect(Collectors.toList());
    }

    private Report read(String name) throws IOException {
        try (InputStream mail = Files.newInputStream(FOLDER.resolve("mails").resolve(name + ".eml"))) {
            return reader.read(mail);
        }
    }

    private static String category(Report report, String number) {
        int place = Integer.parseInt(number) - 1;
        List<ReportedRecipient> recipients = report.recipients();
        return place < recipients.size() ? recipients.get(place).category().text() : "(no such recipient)";
    }

    private static boolean sameCategory(String one, String other) {
        return group(one).equals(group(other));
    }

    private static String group(String category) {
        return category.equals(ReplyCategory.CONNECTION.text())
                ? ReplyCategory.TRANSIENT.text()
                : category.equals(ReplyCategory.CONTENT.text()) ? ReplyCategory.POLICY.text() : category;
    }
}
