package io.mtapools.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mtapools.model.LimitScope;
import io.mtapools.model.ProviderName;
import org.junit.jupiter.api.Test;

class BuiltInProvidersTest {
    @Test
    void listShouldHoldTheProvidersInMatchingOrder() {
        assertThat(BuiltInProviders.all())
                .extracting(provider -> provider.name().value())
                .containsExactly(
                        "gmail",
                        "yahoo",
                        "yahoo-jp",
                        "outlook",
                        "microsoft365",
                        "apple",
                        "comcast",
                        "gmx",
                        "orange",
                        "mimecast",
                        "qq",
                        "netease",
                        "barracuda",
                        "proofpoint",
                        "cisco",
                        "everyone-else");
    }

    @Test
    void everyProviderShouldBeReachable() {
        Claims claims = new Claims();

        BuiltInProviders.all()
                .forEach(provider -> assertThat(claims.claim(provider)).isEmpty());
    }

    @Test
    void everyNamedProviderShouldLimitItsConnections() {
        assertThat(BuiltInProviders.all())
                .allMatch(provider -> provider.connections().isPresent())
                .filteredOn(provider -> !provider.name().equals(ProviderName.EVERYONE_ELSE))
                .allMatch(provider -> provider.perConnection().isPresent());
    }

    @Test
    void everyoneElseShouldBeLimitedForAllOurIpsTogether() {
        ProviderSettings everyoneElse =
                BuiltInProviders.all().get(BuiltInProviders.all().size() - 1);

        assertThat(everyoneElse.limits()).extracting(ScopedLimit::scope).containsExactly(LimitScope.ALL);
        assertThat(everyoneElse.connections()).hasValue(10);
    }

    @Test
    void tlsShouldBeRequiredWhereTheProviderAsksForIt() {
        assertThat(BuiltInProviders.all())
                .filteredOn(provider -> provider.tls() == TlsPolicy.REQUIRED)
                .extracting(provider -> provider.name().value())
                .containsExactly("gmail", "comcast");
    }
}
