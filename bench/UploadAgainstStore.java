import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * PDFs of 2 MB, 32 at once, through the service until it says "uploaded", against the same bytes put straight into the
 * same store. Rounds alternate; the median of their ratios counts. Scan and move come afterwards and are reported apart.
 */
final class UploadAgainstStore {

    private static final int SIZE = 2 * 1024 * 1024;
    private static final int CLIENTS = 32;
    private static final int A_ROUND = 160;
    private static final int ROUNDS = 7;

    /** Rounds before the first that counts: after so many the compiler has done with both. */
    private static final int WARM = 8;

    private static final int CHECKS_AT_ONCE = 2;

    /** Those that a stopped replica was at are taken up later. */
    private static final int LEFT_IN_THE_END = 2 * CHECKS_AT_ONCE;

    private static final String WAITING = "SELECT count(*) FROM upload WHERE state = 'CHECKING'";

    public static void main(String[] arguments) throws Exception {
        var file = pdf(SIZE);
        try (var stand = new DocumentsStand()) {
            stand.start(0);
            stand.bucket("peer");
            var candidates = stand.candidates(CLIENTS * 2);
            var next = new AtomicInteger();
            Callable<Void> through = () -> {
                stand.upload(candidates.get(next.getAndIncrement() % candidates.size()), file);
                return null;
            };
            Callable<Void> direct = () -> {
                stand.put("peer", file);
                return null;
            };
            for (int i = 0; i < WARM; i++) {
                round(through);
                round(direct);
            }
            var ratios = new double[ROUNDS];
            var service = new double[ROUNDS];
            var store = new double[ROUNDS];
            for (int i = 0; i < ROUNDS; i++) {
                service[i] = round(through);
                store[i] = round(direct);
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

    /** The files that wait are checked and moved by a replica that does nothing else; the second half is scanned too. */
    private static void scanAndMove(DocumentsStand stand) throws Exception {
        var waiting = stand.count(WAITING);
        stand.stop();
        stand.start(CHECKS_AT_ONCE);
        System.out.printf("checks, hash and move, 2 at once: %.0f files/s%n", checked(stand, waiting / 2));
        if (Clamd.isInstalled()) {
            stand.stop();
            try (var _ = new Clamd(stand.scannerPort)) {
                stand.startWithScanner(CHECKS_AT_ONCE);
                System.out.printf("the same with clamd, one signature: %.0f files/s%n", checked(stand, LEFT_IN_THE_END));
            }
        }
        System.out.printf(
                "%d files waited; %d turned away%n",
                waiting, stand.count("SELECT count(*) FROM upload WHERE state = 'TURNED_AWAY'"));
    }

    /** Files a second until {@code left} wait. */
    private static double checked(DocumentsStand stand, long left) throws Exception {
        var first = System.nanoTime();
        var before = stand.count(WAITING);
        var now = before;
        while (now > left) {
            Thread.sleep(50);
            now = stand.count(WAITING);
        }
        return (before - now) / ((System.nanoTime() - first) / 1e9);
    }

    private static double round(Callable<Void> work) throws Exception {
        var start = System.nanoTime();
        try (var clients = Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < A_ROUND; i++) {
                all.add(work);
            }
            for (var done : clients.invokeAll(all)) {
                done.get();
            }
        }
        return A_ROUND / ((System.nanoTime() - start) / 1e9);
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
