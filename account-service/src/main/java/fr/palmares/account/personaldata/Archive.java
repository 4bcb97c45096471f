package fr.palmares.account.personaldata;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** One file per service and a page that says what they are. */
final class Archive {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy 'à' HH 'h' mm", Locale.FRENCH)
            .withZone(ZoneId.of("Europe/Paris"));
    private static final Map<String, String> FILES = Map.of(
            "account", "1-compte.json",
            "registration", "2-inscriptions.json",
            "documents", "3-pieces-et-documents.json",
            "grading", "4-epreuves-et-resultats.json",
            "notification", "5-messages.json");
    private static final String README = """
            Vos données personnelles dans Palmarès, telles qu’elles étaient le %s.

            Chaque fichier contient ce que détient un des services de la plateforme, au format JSON, que lisent les
            tableurs, les navigateurs et les éditeurs de texte :
              1-compte.json                   identité, adresses, compte de connexion, consultations de votre dossier
              2-inscriptions.json             inscriptions, choix d’épreuves, notes conservées, aménagements
              3-pieces-et-documents.json      pièces demandées et fournies, documents établis
              4-epreuves-et-resultats.json    convocations, présences, résultats publiés
              5-messages.json                 messages et courriels

            Les fichiers que vous avez déposés et les documents établis pour vous se téléchargent depuis votre dossier.
            Le dossier médical d’une demande d’aménagement, tenu à part, se consulte auprès de l’autorité qui en décide.
            Les délibérations sont secrètes, et un résultat n’y figure qu’une fois publié.
            %s""";

    private Archive() {}

    static byte[] of(Map<String, String> parts, List<String> missing, Instant askedAt) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            add(zip, "LISEZMOI.txt", README.formatted(DAY.format(askedAt), absent(missing)));
            for (var part : parts.entrySet()) {
                add(zip, FILES.getOrDefault(part.getKey(), part.getKey() + ".json"), part.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static String absent(List<String> missing) {
        return missing.isEmpty()
                ? ""
                : "%nIl manque ce qui n’a pas pu être réuni à temps : %s. Refaites la demande demain.%n"
                        .formatted(String.join(
                                ", ", missing.stream().map(FILES::get).toList()));
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
