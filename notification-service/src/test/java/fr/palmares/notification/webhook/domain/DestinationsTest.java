package fr.palmares.notification.webhook.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.notification.webhook.domain.Destinations.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationsTest {

    private static final Destinations PRODUCTION = new Destinations(false);
    private static final Destinations ONE_MACHINE = new Destinations(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.0.3",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2001:db8::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "::127.0.0.1",
                "2001::1",
                "64:ff9b:1::1"
            })
    void ownNetworksAreRefused(String address) throws UnknownHostException {
        assertThat(PRODUCTION.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
                "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
                "198.17.255.255", "198.20.0.0", "223.255.255.255", "2a01:cb00::1", "2606:4700::1111",
                        "64:ff9b::808:808",
                "2002:808:808::1"
            })
    void theirNeighboursAreNot(String address) throws UnknownHostException {
        assertThat(PRODUCTION.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void onOneMachineLoopbackAloneIsAllowedBeside() throws UnknownHostException {
        assertThat(ONE_MACHINE.allows(InetAddress.getByName("127.0.0.1"))).isTrue();
        assertThat(ONE_MACHINE.allows(InetAddress.getByName("::1"))).isTrue();
        assertThat(ONE_MACHINE.allows(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(ONE_MACHINE.allows(InetAddress.getByName("169.254.169.254"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/x, NOT_HTTPS",
        "ftp://example.org/x, NOT_HTTPS",
        "example.org, NOT_AN_ADDRESS",
        "mailto:a@example.org, NOT_AN_ADDRESS",
        "https:///x, NOT_AN_ADDRESS",
        "https://user:pass@example.org/x, WITH_PASSWORD",
        "https://example.org/x#y, WITH_FRAGMENT",
        "https://example.org:22/x, FORBIDDEN_PORT",
        "https://example.org:1023/x, FORBIDDEN_PORT",
        "https://example.org:442/x, FORBIDDEN_PORT",
        "https://example.org:99999/x, FORBIDDEN_PORT"
    })
    void whatIsWrittenWrongIsNamed(String url, Refusal why) {
        assertThat(PRODUCTION.refusal(URI.create(url), leadsTo("93.184.215.14")))
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "https://example.org:443/x?y=z",
                "https://example.org:1024/",
                "HTTPS://example.org:65535/"
            })
    void publicAddressesOverHttpsAreAllowed(String url) {
        assertThat(PRODUCTION.refusal(URI.create(url), leadsTo("93.184.215.14")))
                .isEmpty();
    }

    @Test
    void aNameThatAlsoLeadsToAPrivateAddressIsRefused() {
        assertThat(PRODUCTION.refusal(URI.create("https://example.org"), leadsTo("93.184.215.14", "10.0.0.1")))
                .contains(Refusal.PRIVATE_ADDRESS);
    }

    @Test
    void aNameNobodyKnowsIsRefused() {
        Names nobody = host -> {
            throw new UnknownHostException(host);
        };
        assertThat(PRODUCTION.refusal(URI.create("https://example.org"), nobody))
                .contains(Refusal.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://2130706433/",
                "https://localhost/"
            })
    void thisMachineIsRefusedHoweverItIsWritten(String url) {
        assertThat(PRODUCTION.refusal(URI.create(url), InetAddress::getAllByName))
                .isPresent()
                .get()
                .isIn(Refusal.PRIVATE_ADDRESS, Refusal.UNKNOWN_HOST, Refusal.NOT_AN_ADDRESS);
    }

    private static Names leadsTo(String... addresses) {
        var all = Arrays.stream(addresses)
                .map(text -> {
                    try {
                        return InetAddress.getByName(text);
                    } catch (UnknownHostException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toArray(InetAddress[]::new);
        return host -> all;
    }
}
