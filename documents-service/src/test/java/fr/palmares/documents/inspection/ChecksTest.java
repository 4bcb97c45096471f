package fr.palmares.documents.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.documents.Journey;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {

    @TempDir
    Path folder;

    @Test
    void anOrdinaryPdfIsKeptAsItIs() throws IOException {
        var file = written(Journey.pdf("Certificat de scolarité"));

        assertThat(PdfCheck.check(file, 5)).isInstanceOfSatisfying(Verdict.Clean.class, clean -> {
            assertThat(clean.pdf()).isEqualTo(file);
            assertThat(clean.pages()).isEqualTo(1);
            assertThat(clean.advice()).isEmpty();
        });
    }

    @Test
    void aPdfMayHaveAsManyPagesAsItsPieceAllowsAndNoMore() throws IOException {
        assertThat(PdfCheck.check(pages(5), 5)).isInstanceOf(Verdict.Clean.class);
        assertTurnedAway(PdfCheck.check(pages(6), 5), TurnedAway.TOO_MANY_PAGES);
    }

    @Test
    void aPdfWithoutPagesIsTurnedAway() throws IOException {
        assertTurnedAway(PdfCheck.check(pages(0), 5), TurnedAway.NO_PAGE);
    }

    @Test
    void aBlankPageIsPointedOut() throws IOException {
        assertThat(PdfCheck.check(pages(1), 5))
                .isInstanceOfSatisfying(
                        Verdict.Clean.class, clean -> assertThat(clean.advice()).isPresent());
    }

    @ParameterizedTest
    @CsvSource({"secret, owner", "'', owner"})
    void anEncryptedPdfIsTurnedAwayEvenIfItOpensWithoutPassword(String user, String owner) throws IOException {
        var file = folder.resolve("encrypted.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy(owner, user, new AccessPermission()));
            document.save(file.toFile());
        }

        assertTurnedAway(PdfCheck.check(file, 5), TurnedAway.ENCRYPTED);
    }

    @Test
    void javaScriptOnOpeningIsTurnedAway() throws IOException {
        var file = folder.resolve("script.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('Bonjour')"));
            document.save(file.toFile());
        }

        assertTurnedAway(PdfCheck.check(file, 5), TurnedAway.ACTIVE_CONTENT);
    }

    @Test
    void aLinkThatStartsAProgramIsTurnedAway() throws IOException {
        var file = folder.resolve("launch.pdf");
        try (var document = new PDDocument()) {
            var page = new PDPage();
            var link = new PDAnnotationLink();
            link.setAction(new PDActionLaunch());
            page.getAnnotations().add(link);
            document.addPage(page);
            document.save(file.toFile());
        }

        assertTurnedAway(PdfCheck.check(file, 5), TurnedAway.ACTIVE_CONTENT);
    }

    @Test
    void anEmbeddedFileIsTurnedAway() throws IOException {
        var file = folder.resolve("embedded.pdf");
        try (var document = new PDDocument()) {
            document.addPage(new PDPage());
            var specification = new PDComplexFileSpecification();
            specification.setFile("a.txt");
            specification.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream("bonjour".getBytes(StandardCharsets.UTF_8))));
            var tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(Map.of("a.txt", specification));
            var names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
            document.save(file.toFile());
        }

        assertTurnedAway(PdfCheck.check(file, 5), TurnedAway.ACTIVE_CONTENT);
    }

    @Test
    void aPdfThatIsAlsoAZipIsTurnedAway() throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.write(Journey.pdf("polyglot"));
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(new byte[10]);
        }

        assertTurnedAway(PdfCheck.check(written(bytes.toByteArray()), 5), TurnedAway.MIXED_CONTENT);
    }

    @ParameterizedTest
    @CsvSource({
        "31, /Filter/FlateDecode, false",
        "33, /Filter/FlateDecode, true",
        "1, /Filter[/ASCII85Decode/FlateDecode], true"
    })
    void tablesThatInflateWithoutEndAreFoundBeforeTheyAreOpened(int mebibytes, String filter, boolean bomb)
            throws IOException {
        var deflated = new ByteArrayOutputStream();
        try (var zip = new DeflaterOutputStream(deflated)) {
            for (var i = 0; i < mebibytes; i++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        var file = new ByteArrayOutputStream();
        file.writeBytes(("%PDF-1.7\n1 0 obj<</Type/XRef/Size 2/W[1 2 1]" + filter + "/Length " + deflated.size()
                        + ">>stream\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        deflated.writeTo(file);

        assertThat(PdfBomb.isIn(written(file.toByteArray()))).isEqualTo(bomb);
    }

    @Test
    void aBrokenPdfIsTurnedAway() throws IOException {
        assertTurnedAway(
                PdfCheck.check(written("%PDF-1.7\nnothing more".getBytes(StandardCharsets.UTF_8)), 5),
                TurnedAway.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"png, PNG", "jpg, JPEG"})
    void aPictureBecomesAPdfOfOnePage(String format, FileType type) throws IOException {
        var kept = folder.resolve("kept.pdf");

        var verdict = ImageCheck.check(picture(format, 1200, 800), type, kept);

        assertThat(verdict).isInstanceOf(Verdict.Clean.class);
        try (var pdf = Loader.loadPDF(kept.toFile())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void aSmallPictureIsPointedOut() throws IOException {
        assertThat(ImageCheck.check(picture("png", 200, 300), FileType.PNG, folder.resolve("kept.pdf")))
                .isInstanceOfSatisfying(
                        Verdict.Clean.class, clean -> assertThat(clean.advice()).isPresent());
    }

    @Test
    void aTelephonePictureIsTurnedUpright() throws IOException {
        var jpeg = Files.readAllBytes(picture("jpg", 1200, 800));
        var exif = new byte[] {
            (byte) 0xFF,
            (byte) 0xE1,
            0,
            34,
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            6,
            0,
            0,
            0,
            0,
            0,
            0
        };
        var bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, 2);
        bytes.write(exif);
        bytes.write(jpeg, 2, jpeg.length - 2);

        assertThat(Exif.turn(written(bytes.toByteArray()))).isEqualTo(90);
        assertThat(Exif.turn(written(jpeg))).isZero();
    }

    @Test
    void aBrokenPictureIsTurnedAway() throws IOException {
        var broken = written(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 0, 0, 0, 0, 0});

        assertTurnedAway(ImageCheck.check(broken, FileType.JPEG, folder.resolve("kept.pdf")), TurnedAway.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attachment; filename=\"carte.pdf\" | carte.pdf",
                "attachment; filename=\"../../etc/passwd\" | passwd",
                "attachment; filename*=UTF-8''certificat%20de%20scolarit%C3%A9.pdf | certificat de scolarité.pdf",
                "attachment; filename*=UTF-8''a%E2%80%AEfdp.exe | afdp.exe",
                "attachment; filename*=UTF-8''a%00b.pdf | ab.pdf",
                "attachment; filename=\"..\" | ",
                "attachment | ",
            })
    void aNameIsKeptForPeopleAndNothingElse(String header, String name) {
        assertThat(FileName.safe(FileName.in(header))).isEqualTo(name);
    }

    @Test
    void aLongNameIsCut() {
        assertThat(FileName.safe("a".repeat(300) + ".pdf")).hasSize(120).endsWith(".pdf");
    }

    private static void assertTurnedAway(Verdict verdict, TurnedAway why) {
        assertThat(verdict).isEqualTo(new Verdict.Not(why));
    }

    private Path pages(int count) throws IOException {
        var file = folder.resolve(count + ".pdf");
        try (var document = new PDDocument()) {
            for (var page = 0; page < count; page++) {
                document.addPage(new PDPage());
            }
            document.save(file.toFile());
        }
        return file;
    }

    private Path picture(String format, int width, int height) throws IOException {
        var file = folder.resolve("picture." + format);
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, file.toFile());
        return file;
    }

    private Path written(byte[] bytes) throws IOException {
        var file = Files.createTempFile(folder, "file", "");
        Files.write(file, bytes);
        return file;
    }
}
