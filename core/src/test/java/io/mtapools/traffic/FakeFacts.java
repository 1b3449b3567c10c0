package io.mtapools.traffic;

import io.mtapools.model.DomainNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A mail of which only the facts are there. */
final class FakeFacts implements MailFacts {
    private String sender;
    private String fromDomain;
    private String authUser;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    FakeFacts sender(String address) {
        sender = address;
        return this;
    }

    FakeFacts from(String domain) {
        fromDomain = domain;
        return this;
    }

    FakeFacts authUser(String user) {
        authUser = user;
        return this;
    }

    FakeFacts with(String name, String value) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return this;
    }

    @Override
    public Optional<String> sender() {
        return Optional.ofNullable(sender);
    }

    @Override
    public Optional<String> fromDomain() {
        return DomainNames.parse(fromDomain);
    }

    @Override
    public Optional<String> authUser() {
        return Optional.ofNullable(authUser);
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }
}
