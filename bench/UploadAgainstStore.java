import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * PDFs of 2 MB, 32 at once, through the service until it says "uploaded", against the same bytes put straight into the
 * same store. Rounds alternate; the median of their ratios counts. Scan and move come afterwards and are reported apart.
 */
final class UploadAgainstStore {

    private static final int SIZE = 2 * 1024 * 1024;
    private static final int CLIENTS = 32;
    private static final int A_ROUND = 160;
    private static final int ROUNDS = 7;

    /**
     * Uploads before the first that counts, of a small file: after fewer, the compiler takes half of the service’s time. The
     * peer runs the same code in store and client meanwhile.
     */
    private static final int WARM = 8000;

    private static final int SMALL = 32 * 1024;
    private static final int WARM_ROUNDS = 12;

    private static final int CHECKS_AT_ONCE = 2;

    /** Files that are checked before the first that counts, and those that count. */
    private static final int WARM_FILES = 100;

    private static final int FILES = 250;

    private static final String WAITING = "SELECT count(*) FROM upload WHERE state = 'CHECKING'";

    public static void main(String[] arguments) throws Exception {
        var file = pdf(SIZE);
        try (var stand = new DocumentsStand()) {
            stand.start(0);
            stand.bucket("peer");
            var candidates = stand.candidates(CLIENTS * 2);
            var next = new AtomicInteger();
            Function<byte[], Callable<Void>> upload = sent -> () -> {
                stand.upload(candidates.get(next.getAndIncrement() % candidates.size()), sent);
                return null;
            };
            var through = upload.apply(file);
            Callable<Void> direct = () -> {
                stand.put("peer", file);
                return null;
            };
            run(upload.apply(pdf(SMALL)), WARM);
            stand.forget(SMALL);
            for (int i = 0; i < WARM_ROUNDS; i++) {
                run(through, A_ROUND);
                run(direct, A_ROUND);
            }
            var ratios = new double[ROUNDS];
            var service = new double[ROUNDS];
            var store = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                service[i] = run(through, A_ROUND);
                store[i] = run(direct, A_ROUND);
                ratios[i] = service[i] / store[i];
            }
            var heap = stand.heap();
            Arrays.sort(ratios);
            System.out.printf(
                    "upload of 2 MB, %d at once: %.0f/s through the service, %.0f/s straight, ratio %.2f"
                            + " (%d rounds, %.2f to %.2f); heap of 256 MiB: %d used at most, %d after a collection%n",
                    CLIENTS,
                    median(service),
                    median(store),
                    ratios[ROUNDS / 2],
                    ROUNDS,
                    ratios[0],
                    ratios[ROUNDS - 1],
                    heap[0],
                    heap[1]);
            scanAndMove(stand);
        }
    }

    /** What waits is checked and moved by a replica that does nothing else, then by one that scans it too. */
    private static void scanAndMove(DocumentsStand stand) throws Exception {
        stand.stop();
        stand.start(CHECKS_AT_ONCE);
        System.out.printf("checks, hash and move, %d at once: %.0f files/s%n", CHECKS_AT_ONCE, checked(stand));
        if (Clamd.isInstalled()) {
            stand.stop();
            try (var _ = new Clamd(stand.scannerPort)) {
                stand.startWithScanner(CHECKS_AT_ONCE);
                System.out.printf("the same with clamd, one signature: %.0f files/s%n", checked(stand));
            }
        }
        System.out.printf(
                "%d files found clean, %d turned away%n",
                stand.count("SELECT count(*) FROM upload WHERE state = 'CLEAN'"),
                stand.count("SELECT count(*) FROM upload WHERE state = 'TURNED_AWAY'"));
    }

    /** Files a second, once some were checked already. */
    private static double checked(DocumentsStand stand) throws Exception {
        var waiting = awaitUpTo(stand, stand.count(WAITING) - WARM_FILES);
        var start = System.nanoTime();
        return (waiting - awaitUpTo(stand, waiting - FILES)) / ((System.nanoTime() - start) / 1e9);
    }

    /** How many wait, as soon as no more than {@code most} do. */
    private static long awaitUpTo(DocumentsStand stand, long most) throws Exception {
        var waiting = stand.count(WAITING);
        while (waiting > most) {
            Thread.sleep(20);
            waiting = stand.count(WAITING);
        }
        return waiting;
    }

    /** How many a second. */
    private static double run(Callable<Void> work, int times) throws Exception {
        var start = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                all.add(work);
            }
            for (var done : clients.invokeAll(all)) {
                done.get();
            }
        }
        return times / ((System.nanoTime() - start) / 1e9);
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** One page and a picture's worth of bytes that do not compress. */
    private static byte[] pdf(int size) {
        var noise = new byte[size - 700];
        new Random(1).nextBytes(noise);
        var out = new ByteArrayOutputStream();
        var offsets = new ArrayList<Integer>();
        text(out, "%PDF-1.7\n");
        var objects = new String[] {
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>",
            "<</Length 9>>stream\nq /I Do Q\nendstream"
        };
        for (var object : objects) {
            offsets.add(out.size());
            text(out, offsets.size() + " 0 obj" + object + "endobj\n");
        }
        offsets.add(out.size());
        text(out, "5 0 obj<</Type/XObject/Subtype/Image/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length "
                + noise.length + ">>stream\n");
        out.writeBytes(noise);
        text(out, "\nendstream endobj\n");
        var table = out.size();
        text(out, "xref\n0 6\n0000000000 65535 f \n");
        offsets.forEach(offset -> text(out, "%010d 00000 n \n".formatted(offset)));
        text(out, "trailer<</Size 6/Root 1 0 R>>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
