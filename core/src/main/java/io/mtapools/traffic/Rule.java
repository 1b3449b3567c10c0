package io.mtapools.traffic;

import io.mtapools.config.Condition;
import io.mtapools.model.DomainNames;
import io.mtapools.model.TrafficType;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One condition of one type, ready to be asked. Immutable. */
final class Rule {
    private final TrafficType type;
    private final Condition condition;
    private final Predicate<MailFacts> test;

    private Rule(TrafficType type, Condition condition, Predicate<MailFacts> test) {
        this.type = type;
        this.condition = condition;
        this.test = test;
    }

    static Rule of(TrafficType type, Condition condition) {
        return new Rule(type, condition, test(condition));
    }

    TrafficType type() {
        return type;
    }

    boolean matches(MailFacts facts) {
        return test.test(facts);
    }

    String text() {
        return "type " + type + ": " + condition;
    }

    private static Predicate<MailFacts> test(Condition condition) {
        switch (condition.kind()) {
            case SENDER_DOMAIN:
                return senderWithin(DomainNames.parse(condition.value())
                        .orElseGet(() -> condition.value().toLowerCase(Locale.ROOT)));
            case AUTH_USER:
                return facts -> facts.authUser()
                        .filter(user -> user.equalsIgnoreCase(condition.value()))
                        .isPresent();
            default:
                return condition
                        .pattern()
                        .<Predicate<MailFacts>>map(pattern -> new HeaderPattern(condition.value(), pattern))
                        .orElseGet(
                                () -> facts -> !facts.header(condition.value()).isEmpty());
        }
    }

    private static Predicate<MailFacts> senderWithin(String domain) {
        return facts -> Stream.of(facts.sender().flatMap(DomainNames::ofAddress), facts.fromDomain())
                .flatMap(Optional::stream)
                .anyMatch(sender -> DomainNames.isWithin(sender, domain));
    }
}
