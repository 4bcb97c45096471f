package fr.palmares.local;

import fr.palmares.backends.Connect;
import fr.palmares.backends.Home;
import fr.palmares.backends.Kafka;
import fr.palmares.backends.Keycloak;
import fr.palmares.backends.Mailbox;
import fr.palmares.backends.NativePart;
import fr.palmares.backends.ObjectStore;
import fr.palmares.backends.PidFile;
import fr.palmares.backends.Postgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the local stack is made of. */
final class Stack {

    private final Home home;
    private final Addresses addresses;
    private final Postgres postgres;
    private final Kafka kafka;
    private final Connect connect;
    private final Keycloak keycloak;
    private final ObjectStore s3;
    private final Mailbox mail;
    private final List<Service> services = new ArrayList<>();

    /**
     * @param root the checkout: data and logs go to {@code .palmares} in it
     */
    Stack(Path root, int portOffset, List<ServiceName> wanted) {
        var folder = root.toAbsolutePath().normalize().resolve(".palmares");
        home = Home.lasting(portOffset == 0 ? folder : folder.resolve("offset-" + portOffset));
        addresses = new Addresses(portOffset);
        postgres = Postgres.underKeycloak(home, addresses.postgres());
        kafka = new Kafka(home, addresses.kafka(), addresses.kafkaController());
        connect = new Connect(home, addresses.connect(), kafka.bootstrapServers());
        keycloak = new Keycloak(home, addresses.keycloak(), Keycloak.Database.in(postgres));
        s3 = new ObjectStore(home, addresses.s3());
        mail = new Mailbox(home, addresses.smtp(), addresses.mailApi());
        for (var service : wanted) {
            services.add(new Service(home, root.toAbsolutePath().normalize(), addresses, service));
        }
    }

    Home home() {
        return home;
    }

    Addresses addresses() {
        return addresses;
    }

    Postgres postgres() {
        return postgres;
    }

    Kafka kafka() {
        return kafka;
    }

    Connect connect() {
        return connect;
    }

    Keycloak keycloak() {
        return keycloak;
    }

    ObjectStore s3() {
        return s3;
    }

    Mailbox mail() {
        return mail;
    }

    List<Service> services() {
        return services;
    }

    /** Everything, those that others stand on first. */
    List<NativePart> parts() {
        return Stream.concat(Stream.of(postgres, kafka, s3, mail, keycloak, connect), services.stream())
                .toList();
    }

    PidFile supervisor() {
        return home.pid("supervisor");
    }

    /** Where the supervisor says how far it is. */
    Path progress() {
        return home.root().resolve("run").resolve("progress");
    }

    Path clock() {
        return home.root().resolve("clock");
    }
}
