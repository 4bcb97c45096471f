package fr.palmares.notification.webhook.domain;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a webhook may lead: public addresses over HTTPS, so that nobody reaches our own network through us.
 *
 * @param loopbackAllowed for a stack on one machine and for tests: this machine too, and without TLS
 */
public record Destinations(boolean loopbackAllowed) {

    /** Why an address cannot be a webhook's. */
    public enum Refusal {
        NOT_AN_ADDRESS,
        NOT_HTTPS,
        WITH_PASSWORD,
        WITH_FRAGMENT,
        FORBIDDEN_PORT,
        UNKNOWN_HOST,
        PRIVATE_ADDRESS
    }

    private record Block(byte[] prefix, int bits) {

        static Block of(String text) {
            var parts = text.split("/");
            try {
                return new Block(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (var bit = 0; bit < bits; bit++) {
                var mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** IANA's special-purpose registries (RFC 6890 and what followed), multicast and what is reserved. */
    private static final Block[] SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16")
            .map(Block::of)
            .toArray(Block[]::new);

    /** Only these IPv6 addresses are given to anybody. */
    private static final Block GLOBAL = Block.of("2000::/3");

    private static final Block SIX_TO_FOUR = Block.of("2002::/16");
    private static final Block NAT64 = Block.of("64:ff9b::/96");

    /** Refused already as it is written, or because of where its name leads. */
    public Optional<Refusal> refusal(URI url, Names names) {
        var written = asWritten(url);
        if (written.isPresent()) {
            return written;
        }
        try {
            return Arrays.stream(names.addresses(bare(url))).allMatch(this::allows)
                    ? Optional.empty()
                    : Optional.of(Refusal.PRIVATE_ADDRESS);
        } catch (UnknownHostException _) {
            return Optional.of(Refusal.UNKNOWN_HOST);
        }
    }

    private Optional<Refusal> asWritten(URI url) {
        var scheme = url.getScheme() == null ? "" : url.getScheme();
        if (url.isOpaque() || url.getHost() == null) {
            return Optional.of(Refusal.NOT_AN_ADDRESS);
        }
        if (!scheme.equalsIgnoreCase("https") && !(loopbackAllowed && scheme.equalsIgnoreCase("http"))) {
            return Optional.of(Refusal.NOT_HTTPS);
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of(Refusal.WITH_PASSWORD);
        }
        if (url.getRawFragment() != null) {
            return Optional.of(Refusal.WITH_FRAGMENT);
        }
        return url.getPort() == -1 || url.getPort() == 443 || url.getPort() >= 1024 && url.getPort() <= 65_535
                ? Optional.empty()
                : Optional.of(Refusal.FORBIDDEN_PORT);
    }

    /** Whether facts may be sent there; asked again of each address at each sending. */
    public boolean allows(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopbackAllowed;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress());
            case Inet6Address six -> isPublicSix(six.getAddress());
            default -> false;
        };
    }

    /** The host without the brackets of IPv6. */
    public static String bare(URI url) {
        var host = url.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static boolean isPublic(byte[] address) {
        return Arrays.stream(SPECIAL).noneMatch(block -> block.holds(address));
    }

    /** An IPv4 address inside an IPv6 one counts as itself. */
    private static boolean isPublicSix(byte[] address) {
        if (NAT64.holds(address)) {
            return isPublic(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.holds(address)) {
            return isPublic(Arrays.copyOfRange(address, 2, 6));
        }
        return GLOBAL.holds(address) && isPublic(address);
    }
}
