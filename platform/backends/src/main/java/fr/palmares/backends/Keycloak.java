package fr.palmares.backends;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Keycloak with the realm palmares and what the local stack adds to it (demo staff, password grant, known secrets). */
public final class Keycloak extends NativePart {

    /** The password of a demo member of staff, as the overlay has it. */
    public static String passwordOf(String staff) {
        return "palmares-local-" + staff;
    }

    /** The database it keeps its own schema in. */
    public record Database(String jdbcUrl, String username, String password) {

        /** The one that {@link Postgres#createOwnedDatabase} makes. */
        public static Database in(Postgres postgres) {
            return new Database(postgres.jdbcUrl("keycloak"), "keycloak", "keycloak");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    public Keycloak(Home home, int port, Database database) {
        super("keycloak", home, port);
        this.database = database;
    }

    /** What services call {@code quarkus.oidc.auth-server-url}. */
    public String realm() {
        return "http://localhost:" + port() + "/realms/palmares";
    }

    @Override
    protected void prepare() throws IOException {
        var built = Cache.once(Cache.versioned("keycloak") + "-for-postgres", Keycloak::build);
        var own = own();
        Files.createDirectories(own.resolve("data").resolve("import"));
        for (var shared : List.of("lib", "providers", "themes", "conf")) {
            var link = own.resolve(shared);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, built.resolve(shared));
        }
        JSON.writeValue(own.resolve("data/import/palmares-realm.json").toFile(), realmFile());
    }

    @Override
    protected List<String> command() {
        var command = new ArrayList<>(List.of(java(), "-Xms64m", "-Xmx288m", "-XX:MaxMetaspaceSize=256m"));
        command.addAll(Machine.options(home.lasting()));
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dkc.home.dir=" + own(),
                "-Djboss.server.config.dir=" + own().resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-cp",
                own().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=localhost",
                "--http-port=" + port(),
                "--hostname=http://localhost:" + port(),
                "--cache=local",
                "--db-pool-initial-size=2",
                "--db-pool-max-size=20",
                "--log-level=warn"));
        return command;
    }

    @Override
    protected Map<String, String> environment() {
        return Map.of(
                "KC_DB_URL", database.jdbcUrl(),
                "KC_DB_USERNAME", database.username(),
                "KC_DB_PASSWORD", database.password(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", "admin");
    }

    @Override
    public boolean ready() {
        return Ports.answers(port()) && Http.status(realm() + "/.well-known/openid-configuration") == 200;
    }

    @Override
    protected Duration patience() {
        return Duration.ofMinutes(3);
    }

    private Path own() {
        return home.data(name()).resolve("home");
    }

    private static void build(Path folder) throws IOException, InterruptedException {
        var archive = Cache.part("keycloak").resolve("keycloak.zip");
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                var inside = Path.of(entry.getName());
                var target = inside.getNameCount() < 2
                        ? folder
                        : folder.resolve(inside.subpath(1, inside.getNameCount()))
                                .normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("An entry of the archive points outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip.getInputStream(entry), target);
                }
            }
        }
        run(List.of(
                "env",
                "JAVA_HOME=" + System.getProperty("java.home"),
                "bash",
                folder.resolve("bin/kc.sh").toString(),
                "build",
                "--db=postgres"));
    }

    static JsonNode realmFile() throws IOException {
        var realm = (ObjectNode) read("palmares-realm.json");
        var overlay = read("local-overlay.json");
        merge((ArrayNode) realm.get("clients"), overlay.get("clients"), "clientId");
        merge((ArrayNode) realm.get("users"), overlay.get("users"), "username");
        return realm;
    }

    /** An entry with a known name completes it, another is added. */
    private static void merge(ArrayNode entries, JsonNode additions, String name) {
        for (var addition : additions) {
            @Nullable ObjectNode known = null;
            for (var entry : entries) {
                if (entry.get(name).equals(addition.get(name))) {
                    known = (ObjectNode) entry;
                }
            }
            if (known == null) {
                entries.add(addition);
            } else {
                known.setAll((ObjectNode) addition);
            }
        }
    }

    private static JsonNode read(String file) throws IOException {
        try (var in = Keycloak.class.getResourceAsStream("keycloak/" + file)) {
            return JSON.readTree(in);
        }
    }
}
