package fr.palmares.documents.paper.typesetting;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Turns a page of XHTML into a tagged PDF/A that screen readers read; the same page at the same time gives the same bytes. */
@ApplicationScoped
public class Typesetter {

    private static final int PRESSES = 2;
    private static final byte[] SRGB =
            ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    private static final DefaultObjectDrawerFactory OBJECTS = objects();
    private static final FSDefaultCacheStore FONT_METRICS = new FSDefaultCacheStore();

    /** What is made once and serves one document at a time: parsed fonts, and the reader of pages. */
    private record Press(
            TrueTypeFont regular,
            TrueTypeFont bold,
            TrueTypeFont italic,
            TrueTypeFont fallback,
            DocumentBuilder reader) {}

    private final BlockingQueue<Press> presses = new ArrayBlockingQueue<>(PRESSES);

    Typesetter() {
        XRLog.setLoggingEnabled(false);
        for (var press = 0; press < PRESSES; press++) {
            presses.add(new Press(
                    font("OpenSans-Regular"),
                    font("OpenSans-Bold"),
                    font("OpenSans-Italic"),
                    font("DejaVuSans"),
                    reader()));
        }
    }

    public byte[] pdf(String xhtml, Instant at) {
        var press = take();
        try {
            return pdf(xhtml, at, press);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SAXException e) {
            throw new IllegalArgumentException(e);
        } finally {
            presses.add(press);
        }
    }

    private Press take() {
        try {
            return presses.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdf(String xhtml, Instant at, Press press) throws IOException, SAXException {
        try (var document = new PDDocument()) {
            var builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            face(builder, document, press.regular, "Open Sans", 400, FontStyle.NORMAL);
            face(builder, document, press.bold, "Open Sans", 700, FontStyle.NORMAL);
            face(builder, document, press.italic, "Open Sans", 400, FontStyle.ITALIC);
            face(builder, document, press.fallback, "DejaVu Sans", 400, FontStyle.NORMAL);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(SRGB);
            builder.useUnicodeLineBreaker(new FrenchLineBreaker());
            builder.useNamespaceHandler(new ParsedStyles());
            builder.useCacheStore(CacheStore.PDF_FONT_METRICS, FONT_METRICS);
            builder.withProducer("Palmarès");
            builder.useObjectDrawerFactory(OBJECTS);
            builder.withW3cDocument(press.reader.parse(new InputSource(new StringReader(xhtml))), "classpath:/");
            builder.toStream(new ByteArrayOutputStream());
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                ArchiveMetadata.write(document, at);
                document.setDocumentId(at.toEpochMilli());
                var out = new ByteArrayOutputStream();
                document.save(out);
                return out.toByteArray();
            }
        }
    }

    /** Embedded, and only the letters used, when the page uses it. */
    private static void face(
            PdfRendererBuilder builder,
            PDDocument document,
            TrueTypeFont font,
            String family,
            int weight,
            FontStyle style) {
        builder.useFont(
                new PDFontSupplier(null) {
                    @Override
                    public PDFont supply() {
                        try {
                            return PDType0Font.load(document, font, true);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    }
                },
                family,
                weight,
                style,
                true);
    }

    private static DefaultObjectDrawerFactory objects() {
        var objects = new DefaultObjectDrawerFactory();
        objects.registerDrawer(QrCode.TYPE, new QrCode());
        return objects;
    }

    private static DocumentBuilder reader() {
        try {
            var factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder();
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static TrueTypeFont font(String name) {
        try (var in = Typesetter.class.getResourceAsStream("/fonts/" + name + ".ttf")) {
            if (in == null) {
                throw new IllegalStateException("Missing font " + name);
            }
            var font = new TTFParser().parse(new RandomAccessReadBuffer(in));
            font.setEnableGsub(
                    false); // lines are measured letter by letter: a ligature would be narrower than its place
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
