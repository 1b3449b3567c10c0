package io.mtapools.feedback.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.ProviderName;
import io.mtapools.model.SmtpReply;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Replies in wordings of their own, none of them a rule's sample: provider, what it means, what it was. */
class KeyTextTest {
    private final ReplyRules rules = ReplyRules.builtIn(List.of());

    @ParameterizedTest(name = "{0}: {2} is {1}")
    @CsvFileSource(resources = "/io/mtapools/feedback/key-texts.csv", delimiter = ';')
    void aReplyShouldMean(String provider, String category, String wire) {
        SmtpReply reply = SmtpReply.parse(wire.replace("\\n", "\n"));

        Meaning meaning = rules.classify(ProviderName.of(provider), reply, true);

        assertThat(meaning.category().text()).as(meaning.toString()).isEqualTo(category);
    }
}
