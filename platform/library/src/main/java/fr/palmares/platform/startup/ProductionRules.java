package fr.palmares.platform.startup;

import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What settings of a production profile must not say, each as one sentence for whoever runs the service. */
final class ProductionRules {

    static final String REQUIRED = "palmares.production.required.";

    private static final Pattern ADDRESS_FOR_PEOPLE =
            Pattern.compile("palmares\\..*front-url|palmares\\.s3\\.(public-)?endpoint");

    private final SmallRyeConfig settings;
    private final List<String> broken = new ArrayList<>();

    private ProductionRules(SmallRyeConfig settings) {
        this.settings = settings;
    }

    /** Every rule that these settings break; none of them hides another. */
    static List<String> brokenBy(SmallRyeConfig settings) {
        var rules = new ProductionRules(settings);
        rules.clock();
        rules.demoSecrets();
        rules.required();
        rules.addresses();
        rules.origins();
        rules.mail();
        rules.ownDoor();
        return List.copyOf(rules.broken);
    }

    private void clock() {
        if (value("palmares.clock.file") != null) {
            broken.add("palmares.clock.file moves the clock of deadlines: it is allowed in the local profile only.");
        }
    }

    private void demoSecrets() {
        for (var name : DemoSecrets.in(settings)) {
            broken.add(name + " holds a secret of the demo that everybody can read: give it one of its own.");
        }
    }

    /** A service's own: {@code palmares.production.required."<setting>"} holds the sentence. */
    private void required() {
        for (var name : names()) {
            if (name.startsWith(REQUIRED)) {
                var setting = name.substring(REQUIRED.length()).replace("\"", "");
                if (value(setting) == null) {
                    broken.add(value(name) + " (" + setting + " is not set)");
                }
            }
        }
    }

    private void addresses() {
        for (var name : names()) {
            if (name.equals("quarkus.oidc.auth-server-url")
                    || ADDRESS_FOR_PEOPLE.matcher(name).matches()) {
                var address = value(name);
                if (address != null
                        && !inside(name, address)
                        && !address.toLowerCase(Locale.ROOT).startsWith("https://")) {
                    broken.add(name + " leaves the house without TLS (" + address + "): it must begin with https://.");
                }
            }
        }
    }

    /** A store that browsers reach by another address may be reached by us inside the cluster. */
    private boolean inside(String name, String address) {
        var host = URI.create(address).getHost();
        return name.equals("palmares.s3.endpoint")
                && value("palmares.s3.public-endpoint") != null
                && host != null
                && (host.endsWith(".svc") || host.endsWith(".svc.cluster.local"));
    }

    private void origins() {
        var origins = value("quarkus.http.cors.origins");
        if (origins != null
                && (origins.contains("http://") || origins.contains("http:\\/\\/") || origins.equals("*"))) {
            broken.add("quarkus.http.cors.origins lets pages without TLS or of any origin call us: name the https"
                    + " origins of the front ends.");
        }
    }

    private void mail() {
        boolean sends = value("quarkus.mailer.from") != null;
        boolean protectedByTls = "true".equals(value("quarkus.mailer.tls"))
                || "REQUIRED".equalsIgnoreCase(value("quarkus.mailer.start-tls"))
                || value("quarkus.mailer.tls-configuration-name") != null;
        if (sends && !protectedByTls) {
            broken.add("E-mails leave without TLS: set quarkus.mailer.start-tls=REQUIRED or quarkus.mailer.tls=true.");
        }
        if (sends && "true".equals(value("quarkus.mailer.mock"))) {
            broken.add("quarkus.mailer.mock=true throws every e-mail away: leave it out.");
        }
    }

    private void ownDoor() {
        boolean behindAProxy = "true".equals(value("quarkus.http.proxy.proxy-address-forwarding"));
        boolean ownCertificate = value("quarkus.http.tls-configuration-name") != null
                || value("quarkus.http.ssl.certificate.files") != null
                || names().contains("quarkus.tls.key-store.pem.0.cert"); // Quarkus does not find it in the environment
        if (!behindAProxy && !ownCertificate) {
            broken.add("Nothing says where TLS ends: set quarkus.http.proxy.proxy-address-forwarding=true behind an"
                    + " ingress that ends it, or give the service its own certificate"
                    + " (quarkus.http.ssl.certificate.files and quarkus.http.ssl.certificate.key-files).");
        }
    }

    private TreeSet<String> names() {
        var names = new TreeSet<String>();
        settings.getPropertyNames().forEach(names::add);
        names.add("quarkus.oidc.auth-server-url");
        names.add("palmares.s3.public-endpoint");
        return names;
    }

    private @Nullable String value(String name) {
        return DemoSecrets.value(settings, name);
    }
}
