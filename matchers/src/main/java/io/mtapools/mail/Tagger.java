package io.mtapools.mail;

import io.mtapools.config.CurrentSettings;
import io.mtapools.config.TrafficSettings;
import io.mtapools.model.Stream;
import io.mtapools.model.TrafficType;
import io.mtapools.traffic.Classification;
import io.mtapools.traffic.Classifier;
import io.mtapools.traffic.Expiry;
import io.mtapools.traffic.MailFacts;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
import javax.inject.Inject;
import javax.inject.Singleton;
import javax.mail.MessagingException;
import org.apache.mailet.Mail;

/**
 * Classifies a mail once, and notes on it what the headers say that are stripped later. A type that an admin has set as
 * attribute {@code mtapools.traffic-type} stands. Thread-safe for different mails.
 */
@Singleton
public class Tagger {
    private final CurrentSettings settings;
    private final Supplier<Classifier> classifier;
    private final Clock clock;
    private final UnknownTypes unknownTypes;

    @Inject
    public Tagger(CurrentSettings settings, Clock clock, UnknownTypes unknownTypes) {
        this.settings = settings;
        this.classifier = settings.derive(all -> new Classifier(all.traffic()));
        this.clock = clock;
        this.unknownTypes = unknownTypes;
    }

    /**
     * What the mail is; tags it unless that was done before.
     *
     * @throws MessagingException where James can't load the message
     */
    public Classification tag(Mail mail) throws MessagingException {
        MailTags tags = MailTags.of(mail);
        Stream tagged = tags.stream().orElse(null);
        if (tagged != null && isSet(tagged.type())) {
            return Classification.of(tagged, tags.text(MailAttributes.RULE).orElse("tagged before"));
        }
        MailFacts facts = MailFactsReader.read(mail);
        Classification classification = classify(tags, facts);
        classification.unknownType().ifPresent(value -> unknownTypes.seen(mail.getName(), value));
        write(tags, classification, facts);
        return classification;
    }

    private Classification classify(MailTags tags, MailFacts facts) {
        return tags.type()
                .filter(this::isSet)
                .map(type ->
                        classifier.get().classifyAs(type, "attribute " + MailAttributes.TRAFFIC_TYPE.asString(), facts))
                .orElseGet(() -> classifier.get().classify(facts));
    }

    private void write(MailTags tags, Classification classification, MailFacts facts) {
        TrafficSettings traffic = settings.get().traffic();
        Instant accepted = tags.accepted().orElseGet(clock::instant);
        tags.stream(classification.stream());
        tags.set(MailAttributes.RULE, classification.rule());
        tags.accepted(accepted);
        new Expiry(traffic).of(classification.type(), facts, accepted).ifPresent(tags::expires);
        traffic.engagementHeader()
                .flatMap(name -> facts.header(name).stream().findFirst())
                .ifPresent(value -> tags.set(MailAttributes.ENGAGED, value.strip()));
    }

    private boolean isSet(TrafficType type) {
        TrafficSettings traffic = settings.get().traffic();
        return traffic.otherwise().equals(type) || traffic.type(type).isPresent();
    }
}
