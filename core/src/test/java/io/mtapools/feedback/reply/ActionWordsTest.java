package io.mtapools.feedback.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mtapools.feedback.reply.Action.Target;
import io.mtapools.feedback.reply.Action.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionWordsTest {
    @Test
    void aWordShouldActOnItsUsualTarget() {
        assertThat(ActionWords.parse("suspend")).isEqualTo(Action.of(What.SUSPEND, Target.IP));
        assertThat(ActionWords.parse("one-connection")).isEqualTo(Action.of(What.ONE_CONNECTION, Target.IP));
        assertThat(ActionWords.parse("none")).isEqualTo(Action.none());
    }

    @Test
    void aTargetMayFollow() {
        assertThat(ActionWords.parse("cut-stream")).isEqualTo(Action.of(What.CUT, Target.STREAM));
        assertThat(ActionWords.parse("hold-domain, ALARM"))
                .isEqualTo(Action.of(What.HOLD, Target.DOMAIN).alarming());
    }

    @Test
    void anAlarmAloneShouldDoNothingElse() {
        assertThat(ActionWords.parse("alarm")).isEqualTo(Action.none().alarming());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hold", "suspnd", "suspend-recipient", "hold-ip", "cut suspend", "cut-"})
    void whatIsNoActionShouldBeRefusedWithWhatWasExpected(String words) {
        assertThatThrownBy(() -> ActionWords.parse(words)).isInstanceOf(IllegalArgumentException.class);
    }
}
