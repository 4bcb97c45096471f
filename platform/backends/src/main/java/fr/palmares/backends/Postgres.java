package fr.palmares.backends;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL with logical decoding, durable (fsync on), reachable on the loopback only. */
public final class Postgres extends NativePart {

    private static final String SUPERUSER = "postgres";

    private final boolean knowsTheRealm;

    public Postgres(Home home, int port) {
        this(home, port, false);
    }

    private Postgres(Home home, int port, boolean knowsTheRealm) {
        super("postgres", home, port);
        this.knowsTheRealm = knowsTheRealm;
    }

    /** With a database {@code keycloak} that holds the realm already, unless there are data from before. */
    public static Postgres underKeycloak(Home home, int port) {
        return new Postgres(home, port, true);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    /** A connection as the superuser, for whoever sets up databases. */
    public Connection administer(String database) throws SQLException {
        return connect(jdbcUrl(database), SUPERUSER, SUPERUSER);
    }

    /** Database and roles of one service; does nothing when they are there. */
    public void createDatabase(String service) throws SQLException {
        createDatabase(jdbcUrl("postgres"), jdbcUrl(service), SUPERUSER, SUPERUSER, service);
    }

    static void createDatabase(String mainUrl, String url, String superuser, String password, String service)
            throws SQLException {
        try (var connection = connect(mainUrl, superuser, password);
                var statement = connection.createStatement()) {
            createRole(statement, "debezium", "LOGIN REPLICATION PASSWORD 'debezium'");
            createRole(statement, service + "_owner", "LOGIN PASSWORD '" + service + "_owner'");
            createRole(statement, service + "_app", "LOGIN PASSWORD '" + service + "_app'");
            createConfidentialRole(statement, service + "_confidential");
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + service + "'")) {
                statement.execute("CREATE DATABASE " + service + " OWNER " + service + "_owner");
            }
        }
        try (var connection = connect(url, superuser, password);
                var statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + service + "_owner");
            statement.execute("REVOKE ALL ON DATABASE " + service + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + service + " TO " + service + "_app, " + service
                    + "_confidential, debezium");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + service + "_app, debezium");
        }
    }

    /** A database with one role that owns it, for a part that brings its own schema. */
    public void createOwnedDatabase(String name) throws SQLException {
        try (var connection = administer("postgres");
                var statement = connection.createStatement()) {
            createRole(statement, name, "LOGIN PASSWORD '" + name + "'");
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                statement.execute("CREATE DATABASE " + name + " OWNER " + name);
            }
        }
    }

    @Override
    protected void prepare() throws IOException, InterruptedException {
        var user = Unprivileged.chosen();
        var cluster = cluster();
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            Cache.delete(cluster);
            if (knowsTheRealm) {
                RealmCluster.copyTo(cluster);
            }
            user.handOver(home.data(name()));
            user.insistOnReaching(Path.of(binary("initdb")));
            if (!knowsTheRealm) {
                initialize(cluster, user);
            }
        }
        awaitOrphans(cluster);
        // whoever it names is not ours: ours was ended before, and nobody answers on the port
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    private void initialize(Path cluster, Unprivileged user) throws IOException, InterruptedException {
        var passwordFile = Files.writeString(home.data(name()).resolve("superuser"), SUPERUSER);
        user.handOver(passwordFile);
        user.insistOnReaching(passwordFile);
        run(user.command(List.of(
                binary("initdb"),
                "--pgdata=" + cluster,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                home.lasting() ? "--data-checksums" : "--no-sync")));
    }

    @Override
    protected List<String> command() {
        var command =
                new ArrayList<>(List.of(binary("postgres"), "-D", cluster().toString(), "-p", "" + port()));
        List.of(
                        "listen_addresses=localhost",
                        "unix_socket_directories=",
                        "wal_level=logical",
                        "max_wal_senders=20",
                        "max_replication_slots=20",
                        "max_connections=150",
                        "shared_buffers=64MB",
                        "max_wal_size=512MB",
                        "timezone=UTC",
                        "log_timezone=UTC",
                        "log_min_messages=warning",
                        "log_line_prefix=%m [%p] %d ")
                .forEach(setting -> command.addAll(List.of("-c", setting)));
        return Unprivileged.chosen().command(command);
    }

    @Override
    public boolean ready() {
        if (!Ports.answers(port())) {
            return false;
        }
        try (var connection = administer("postgres")) {
            return connection.isValid(2);
        } catch (SQLException _) {
            return false;
        }
    }

    /** Fast shutdown: open sessions are cut, what they committed is kept. */
    @Override
    protected void askToStop(Process running) throws IOException, InterruptedException {
        run(List.of("kill", "-INT", "" + running.pid()));
    }

    /** After a kill -9 of the server its children finish what they do; until then the cluster is not free. */
    private static void awaitOrphans(Path cluster) throws InterruptedException {
        for (int i = 0; i < 300 && hasOrphans(cluster); i++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static boolean hasOrphans(Path cluster) {
        return ProcessHandle.allProcesses().anyMatch(process -> {
            try {
                return Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/cwd"))
                        .equals(cluster);
            } catch (IOException _) {
                return false;
            }
        });
    }

    private Path cluster() {
        return home.data(name()).resolve("cluster");
    }

    private static String binary(String tool) {
        return Cache.once(Cache.versioned("postgres"), Postgres::unpack)
                .resolve("bin")
                .resolve(tool)
                .toString();
    }

    private static void unpack(Path folder) throws IOException {
        try (var jar =
                new ZipFile(Cache.part("postgres").resolve("binaries.jar").toFile())) {
            var archive = jar.stream()
                    .filter(entry -> entry.getName().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow(() -> new PartFailed("no PostgreSQL archive in " + jar.getName()));
            try (InputStream packed = jar.getInputStream(archive);
                    var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
                TarArchiveEntry entry;
                while ((entry = tar.getNextEntry()) != null) {
                    unpack(entry, tar, folder);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("An entry of the archive points outside: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            Files.setPosixFilePermissions(target, permissions(entry.getMode()));
        }
    }

    private static Set<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.copyOf(PosixFilePermissions.fromString("rw-r--r--"));
        if ((mode & 0100) != 0) {
            permissions.addAll(PosixFilePermissions.fromString("--x--x--x"));
        }
        return permissions;
    }

    /**
     * For data that the service's ordinary role may not read; migrations say which. What it writes never shows in the
     * server's log, where a violated constraint would repeat the row.
     */
    private static void createConfidentialRole(Statement statement, String role) throws SQLException {
        createRole(statement, role, "LOGIN PASSWORD '" + role + "'");
        statement.execute("ALTER ROLE " + role + " SET log_error_verbosity = terse");
        statement.execute("ALTER ROLE " + role + " SET log_min_error_statement = panic");
    }

    private static void createRole(Statement statement, String role, String attributes) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + role + "'")) {
            statement.execute("CREATE ROLE " + role + " " + attributes);
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private static Connection connect(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.put("user", user);
        properties.put("password", password);
        properties.put("connectTimeout", "5");
        return DriverManager.getConnection(url, properties);
    }
}
