import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * A transcript from its fact to the tagged PDF/A, against the same lines of text drawn by PDFBox alone with one embedded
 * font: no table, no tags, no second weight. Once with the font parsed for each document, as one writes it first; once
 * with it parsed beforehand. On one thread each; rounds alternate and the median of their ratios counts.
 */
final class TranscriptAgainstPdfBox {

    private static final int A_ROUND = 60;
    private static final int ROUNDS = 9;

    /** Rounds before the first that counts: a layout engine is much code, and takes the compiler long. */
    private static final int WARM = 15;

    private static final String HOUSE = "fr.palmares.documents.paper.";
    private static final Instant AT = Instant.parse("2026-07-06T08:00:00Z");

    private final byte[] font;
    private final TrueTypeFont parsed;
    private final JsonNode fact;
    private final Object typesetter = make("typesetting.Typesetter");
    private final Object templates = make("composing.Templates");
    private final Method pdf = method("typesetting.Typesetter", "pdf");
    private final Method page = method("composing.Templates", "page");

    private TranscriptAgainstPdfBox() throws Exception {
        try (var in = Class.forName(HOUSE + "typesetting.Typesetter").getResourceAsStream("/fonts/OpenSans-Regular.ttf")) {
            font = in.readAllBytes();
        }
        parsed = new TTFParser().parse(new RandomAccessReadBuffer(font));
        fact = new ObjectMapper().readTree("""
                {"examSession":2026,"specialty":"MCO-2024","form":"GLOBAL","round":"FIRST","decision":"ADMITTED",
                 "average":"11.50","professionalAverage":"12.00","points":"218.5","bonusPoints":"3","coefficients":"19",
                 "units":[
                  {"unit":"U1","title":"Culture générale et expression","coefficient":"3","optional":false,"kind":"RETAINED","mark":"12.5","obtainedIn":2025},
                  {"unit":"U2","title":"Communication en langue vivante étrangère","coefficient":"3","optional":false,"kind":"MARK","mark":"11"},
                  {"unit":"U3","title":"Culture économique, juridique et managériale","coefficient":"3","optional":false,"kind":"MARK","mark":"9.5"},
                  {"unit":"U41","title":"Développement de la relation client et vente conseil","coefficient":"3","optional":false,"kind":"MARK","mark":"13"},
                  {"unit":"U42","title":"Animation et dynamisation de l’offre commerciale","coefficient":"3","optional":false,"kind":"MARK","mark":"12"},
                  {"unit":"U5","title":"Gestion opérationnelle","coefficient":"3","optional":false,"kind":"EXEMPT"},
                  {"unit":"U6","title":"Management de l’équipe commerciale","coefficient":"3","optional":false,"kind":"MARK","mark":"10.5"},
                  {"unit":"UF1","title":"Langue vivante facultative","coefficient":"1","optional":true,"kind":"MARK","mark":"13"}],
                 "explanation":[
                  {"rule":"G-2","article":"D643-22","text":"Moyenne : 218,5 points et 3 points d’épreuves facultatives, divisés par 19."},
                  {"rule":"G-5","article":"D643-22","text":"La moyenne est d’au moins 10 : le candidat est admis."}],
                 "verificationCode":"K7QM-3XTD-9WBF-2HRC"}""");
    }

    public static void main(String[] arguments) throws Exception {
        var bench = new TranscriptAgainstPdfBox();
        var ours = bench.transcript();
        List<String> lines;
        int pages;
        try (var document = Loader.loadPDF(ours)) {
            lines = new PDFTextStripper().getText(document).lines().filter(line -> !line.isBlank()).toList();
            pages = document.getNumberOfPages();
        }
        System.out.printf("a transcript: %d pages, %d lines, %d bytes%n", pages, lines.size(), ours.length);
        compare("font parsed each time", bench, () -> bench.bare(lines, false));
        compare("font parsed beforehand", bench, () -> bench.bare(lines, true));
    }

    private static void compare(String name, TranscriptAgainstPdfBox bench, Callable<byte[]> bare) throws Exception {
        for (int i = 0; i < WARM; i++) {
            round(bench::transcript);
            round(bare);
        }
        var ratios = new double[ROUNDS];
        var own = new double[ROUNDS];
        var other = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            own[i] = round(bench::transcript);
            other[i] = round(bare);
            ratios[i] = own[i] / other[i];
        }
        for (var values : List.of(ratios, own, other)) {
            Arrays.sort(values);
        }
        System.out.printf(
                "transcripts against bare PDFBox, %s: %.0f/s against %.0f/s, ratio %.2f (%d rounds, %.2f to %.2f)%n",
                name, own[ROUNDS / 2], other[ROUNDS / 2], ratios[ROUNDS / 2], ROUNDS, ratios[0], ratios[ROUNDS - 1]);
    }

    private static double round(Callable<byte[]> work) throws Exception {
        var start = System.nanoTime();
        for (int i = 0; i < A_ROUND; i++) {
            work.call();
        }
        return A_ROUND / ((System.nanoTime() - start) / 1e9);
    }

    private byte[] transcript() throws Exception {
        var head = Class.forName(HOUSE + "composing.Views$Head").getConstructors()[0].newInstance(
                "Relevé de notes", "Nantes", "2026", "Management commercial opérationnel", "dossier 0190a1b2",
                "6 juillet 2026", List.of(line("Nom de famille", "LE GOFF"), line("Prénoms", "Maëlle, Inès")), List.of());
        var composer = Class.forName(HOUSE + "composing.TranscriptComposer").getDeclaredConstructors()[0];
        composer.setAccessible(true);
        var compose = method("composing.TranscriptComposer", "compose");
        var view = compose.invoke(composer.newInstance(fact, head, "https://palmares.example/v1/verifications/"));
        return (byte[]) pdf.invoke(typesetter, page.invoke(templates, kind(), view), AT);
    }

    private static Object line(String label, String value) throws Exception {
        return Class.forName(HOUSE + "composing.Views$Line").getConstructors()[0].newInstance(label, value);
    }

    private static Object kind() throws Exception {
        return Arrays.stream(Class.forName(HOUSE + "composing.PaperKind").getEnumConstants())
                .filter(one -> one.toString().equals("TRANSCRIPT"))
                .findFirst()
                .orElseThrow();
    }

    private byte[] bare(List<String> lines, boolean parsedBefore) throws IOException {
        try (var document = new PDDocument()) {
            var face = parsedBefore
                    ? PDType0Font.load(document, parsed, true)
                    : PDType0Font.load(document, new TTFParser().parse(new RandomAccessReadBuffer(font)), true);
            for (int from = 0; from < lines.size(); from += 50) {
                var sheet = new PDPage(PDRectangle.A4);
                document.addPage(sheet);
                try (var content = new PDPageContentStream(document, sheet)) {
                    content.beginText();
                    content.setFont(face, 9);
                    content.setLeading(14);
                    content.newLineAtOffset(40, 800);
                    for (var line : lines.subList(from, Math.min(lines.size(), from + 50))) {
                        content.showText(line.replaceAll("\\p{Cntrl}", " "));
                        content.newLine();
                    }
                    content.endText();
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static Object make(String name) throws Exception {
        var constructor = Class.forName(HOUSE + name).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Method method(String type, String name) throws Exception {
        var found = Arrays.stream(Class.forName(HOUSE + type).getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && !Modifier.isStatic(method.getModifiers()))
                .findFirst()
                .orElseThrow();
        found.setAccessible(true);
        return found;
    }
}
