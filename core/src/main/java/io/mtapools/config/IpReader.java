package io.mtapools.config;

import io.mtapools.model.EgressIp;
import java.net.InetAddress;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code <ip>}s of all pools: one address must not be there twice. */
final class IpReader {
    private final Reading reading;
    private final Map<InetAddress, Place> local = new HashMap<>();
    private final Map<InetAddress, Place> seen = new HashMap<>();

    IpReader(Reading reading) {
        this.reading = reading;
    }

    /** Empty where its address can't be read, which is reported. */
    Optional<IpSettings> read(Node node) {
        Optional<InetAddress> address = reading.attribute(node, "address", IpAddresses::parse);
        Optional<InetAddress> outside = reading.attribute(node, "public", IpAddresses::parse);
        String helo = reading.attribute(node, "helo", HostNames::helo, "unnamed");
        Optional<String> warmUp = reading.refer(NameIndex.Kind.WARM_UP, node, "warmUp");
        Optional<LocalDate> since = reading.attribute(node, "since", Parsers::date);
        boolean standby = reading.attribute(node, "standby", Parsers::bool, false);
        if (since.isPresent() && node.attribute("warmUp").isEmpty()) {
            node.attribute("since").ifPresent(field -> reading.problems().warn(field, Messages.sinceWithoutWarmUp()));
        }
        return address.map(known -> {
            checkAddresses(node, known, outside);
            EgressIp ip = outside.map(seenAs -> EgressIp.behindNat(known, seenAs, helo))
                    .orElseGet(() -> EgressIp.of(known, helo));
            IpSettings settings = IpSettings.of(ip);
            settings = warmUp.isPresent() ? settings.warming(warmUp.get(), since.orElse(null)) : settings;
            return standby ? settings.asStandby() : settings;
        });
    }

    private void checkAddresses(Node node, InetAddress address, Optional<InetAddress> outside) {
        Place place = node.place();
        Field field = node.attribute("address").orElseThrow();
        Place twin = local.putIfAbsent(address, place);
        if (twin != null) {
            reading.problems().error(field, Messages.sameAddress(twin));
            return;
        }
        Field seenField = node.attribute("public").orElse(field);
        if (outside.isPresent() && outside.get().getClass() != address.getClass()) {
            reading.problems().error(seenField, Messages.family());
        }
        Place neighbour = seen.putIfAbsent(outside.orElse(address), place);
        if (neighbour != null) {
            reading.problems().error(seenField, Messages.samePublicAddress(neighbour));
        }
    }
}
