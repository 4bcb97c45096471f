package fr.palmares.documents.inspection;

import fr.palmares.documents.storage.Bucket;
import fr.palmares.documents.storage.Objects;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Takes a file out of quarantine and looks at it: viruses, real type, contents; a picture becomes a PDF (P-3). */
@ApplicationScoped
public class Inspection {

    /** What is left of a file after the inspection, for as long as it is being dealt with. */
    public record Findings(Verdict verdict, VirusScan.Outcome scan, Path folder) {}

    /** What to do with the findings; the files are gone afterwards. */
    @FunctionalInterface
    public interface Finding {
        void found(Findings findings) throws IOException;
    }

    private final Objects objects;
    private final VirusScan virusScan;

    Inspection(Objects objects, VirusScan virusScan) {
        this.objects = objects;
        this.virusScan = virusScan;
    }

    /** @throws IOException when the store or the scanner did not answer: nothing is decided, it is tried again later */
    public void inspect(String quarantineKey, int maxPages, long maxBytes, Finding finding) throws IOException {
        var folder = Files.createTempDirectory("palmares-check");
        try {
            finding.found(inspect(quarantineKey, maxPages, maxBytes, folder));
        } finally {
            try (var left = Files.list(folder)) {
                for (var file : left.toList()) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        }
    }

    public static String sha256(Path file) throws IOException {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Findings inspect(String quarantineKey, int maxPages, long maxBytes, Path folder) throws IOException {
        var received = folder.resolve("received");
        try (var content = objects.get(Bucket.QUARANTINE, quarantineKey)) {
            Files.copy(content, received, StandardCopyOption.REPLACE_EXISTING);
        }
        var size = Files.size(received);
        if (size == 0 || size > maxBytes) {
            var why = size == 0 ? TurnedAway.EMPTY_FILE : TurnedAway.TOO_LARGE;
            return new Findings(new Verdict.Not(why), VirusScan.Outcome.NOT_SCANNED, folder);
        }
        var scan = virusScan.scan(received);
        var verdict = scan == VirusScan.Outcome.INFECTED
                ? new Verdict.Not(TurnedAway.INFECTED)
                : verdict(received, maxPages, folder.resolve("kept.pdf"));
        return new Findings(verdict, scan, folder);
    }

    private static Verdict verdict(Path received, int maxPages, Path kept) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(received)) {
            head = in.readNBytes(FileType.LONGEST);
        }
        var type = FileType.of(head, head.length);
        if (type.isEmpty()) {
            return new Verdict.Not(TurnedAway.UNKNOWN_TYPE);
        }
        return switch (type.get()) {
            case PDF -> PdfCheck.check(received, maxPages);
            case JPEG, PNG -> ImageCheck.check(received, type.get(), kept);
        };
    }
}
