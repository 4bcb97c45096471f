package fr.palmares.documents;

import fr.palmares.backends.Home;
import fr.palmares.backends.ObjectStore;
import fr.palmares.backends.Ports;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** The object store of the tests, whose process one test kills. It lasts until the end of the virtual machine. */
public final class KillableStore implements QuarkusTestResourceLifecycleManager {

    /** System properties, as text, because each class loader of the run has its own statics. */
    private static final String ROOT = "palmares.test.store.root";

    private static final String PORT = "palmares.test.store.port";
    private static final String PID = "palmares.test.store.pid";

    @Override
    public Map<String, String> start() {
        synchronized (ROOT.intern()) {
            if (System.getProperty(ROOT) == null) {
                System.setProperty(ROOT, Home.temporary().root().toString());
                System.setProperty(PORT, Ports.free(1).getFirst().toString());
                again();
            }
            return Map.of(
                    "palmares.s3.endpoint", "http://localhost:" + System.getProperty(PORT),
                    "palmares.s3.access-key", ObjectStore.ACCESS_KEY,
                    "palmares.s3.secret-key", ObjectStore.SECRET_KEY);
        }
    }

    /** Nothing: the reaper ends it. */
    @Override
    public void stop() {}

    /** As the power goes: nothing is asked, nothing is finished. */
    static void kill() {
        var process = ProcessHandle.of(Long.parseLong(System.getProperty(PID))).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    /** On the same data and the same port. */
    static void again() {
        var home = new Home(Path.of(System.getProperty(ROOT)), false);
        var store = new ObjectStore(home, Integer.parseInt(System.getProperty(PORT)));
        store.start();
        System.setProperty(PID, Long.toString(store.pid()));
    }
}
