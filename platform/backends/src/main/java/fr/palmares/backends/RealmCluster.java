package fr.palmares.backends;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * A PostgreSQL cluster in which Keycloak has already made its tables and read the realm. It is made once for each
 * version of both and each content of the realm, then copied: Keycloak is there in a third of the time.
 */
final class RealmCluster {

    private RealmCluster() {}

    /** Lays a copy where a cluster is to be. */
    static void copyTo(Path cluster) throws IOException {
        var ready = Cache.once(
                "%s-%s-%s".formatted(Cache.versioned("keycloak"), Cache.versioned("postgres"), realm()),
                RealmCluster::make);
        Files.createDirectories(cluster);
        Cache.copy(ready, cluster);
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
    }

    private static void make(Path folder) throws IOException {
        var home = Home.lasting(Home.temporary().root());
        var ports = Ports.free(2);
        try (var postgres = new Postgres(home, ports.get(0))) {
            postgres.start();
            postgres.createOwnedDatabase("keycloak");
            try (var keycloak = new Keycloak(home, ports.get(1), Keycloak.Database.in(postgres))) {
                keycloak.start();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        Cache.copy(home.data("postgres").resolve("cluster"), folder);
    }

    private static String realm() throws IOException {
        try {
            var content = Keycloak.realmFile().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
