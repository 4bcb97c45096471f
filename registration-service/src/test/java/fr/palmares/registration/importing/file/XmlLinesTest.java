package fr.palmares.registration.importing.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fr.palmares.registration.importing.domain.Column;
import fr.palmares.registration.importing.domain.Line;
import fr.palmares.registration.importing.domain.Unusable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

class XmlLinesTest {

    private static final String OPEN = "<candidats xmlns=\"urn:palmares:candidats:1\">";

    private static List<Line> read(InputStream xml) throws Unusable {
        var reader = new XmlLines(xml);
        reader.header();
        var lines = new ArrayList<Line>();
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            lines.add(line.get());
        }
        assertThat(reader.next()).isEmpty();
        return lines;
    }

    private static List<Line> read(String xml) throws Unusable {
        return read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static String candidate(String elements) {
        return OPEN + "<candidat>" + elements + "</candidat></candidats>";
    }

    private static InputStream shipped(String name) {
        return XmlLinesTest.class.getResourceAsStream("/import/" + name);
    }

    @Test
    void theSampleIsReadCandidateByCandidate() throws Unusable {
        var lines = read(shipped("candidats.xml"));

        assertThat(lines).extracting(Line::number).containsExactly(1, 2);
        assertThat(((Line.Values) lines.get(1)).values().get(Column.NOM_FAMILLE.ordinal()))
                .isEqualTo("N’GUYEN");
        assertThat(((Line.Values) lines.get(1)).values().get(Column.INE.ordinal()))
                .isEmpty();
    }

    @Test
    void theSampleIsValidAndTheSchemaKnowsTheColumnsOfTheCsv() throws Exception {
        var schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(new StreamSource(shipped("candidats.xsd")));
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var elements = factory.newDocumentBuilder()
                .parse(shipped("candidats.xsd"))
                .getElementsByTagNameNS(XMLConstants.W3C_XML_SCHEMA_NS_URI, "element");
        var optional = new ArrayList<String>();
        var required = new ArrayList<String>();
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            if (!element.getAttribute("name").startsWith("candidat")) {
                (element.getAttribute("minOccurs").equals("0") ? optional : required).add(element.getAttribute("name"));
            }
        }

        schema.newValidator().validate(new StreamSource(shipped("candidats.xml")));
        assertThat(required).containsExactlyElementsOf(columns(true));
        assertThat(optional).containsExactlyElementsOf(columns(false));
        assertThatThrownBy(() -> schema.newValidator()
                        .validate(new StreamSource(new StringReader(candidate("<prenoms>Léa</prenoms>")))))
                .isInstanceOf(SAXException.class);
    }

    private static List<String> columns(boolean required) {
        return java.util.Arrays.stream(Column.values())
                .filter(column -> column.required() == required)
                .map(Column::header)
                .toList();
    }

    @Test
    void anExternalEntityIsRefusedAndNothingIsFetched() throws IOException {
        var asked = new AtomicInteger();
        var outside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        outside.createContext("/", call -> {
            asked.incrementAndGet();
            call.sendResponseHeaders(200, -1);
        });
        outside.start();
        try {
            var address = "http://localhost:" + outside.getAddress().getPort() + "/secret";
            for (var doctype : List.of(
                    "<!DOCTYPE candidats SYSTEM \"" + address + "\">",
                    "<!DOCTYPE candidats [<!ENTITY x SYSTEM \"" + address + "\">]>",
                    "<!DOCTYPE candidats [<!ENTITY % x SYSTEM \"" + address + "\"> %x;]>",
                    "<!DOCTYPE candidats [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;\">]>")) {
                assertThatThrownBy(() ->
                                read("<?xml version=\"1.0\"?>" + doctype + candidate("<nom_famille>&x;</nom_famille>")))
                        .as(doctype)
                        .isInstanceOf(Unusable.class)
                        .hasMessageContaining("DOCTYPE");
            }
            assertThatThrownBy(() -> read("<!DOCTYPE candidats [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
                            + candidate("<nom_famille>&x;</nom_famille>")))
                    .isInstanceOf(Unusable.class);
        } finally {
            outside.stop(0);
        }
        assertThat(asked).hasValue(0);
    }

    @Test
    void anEntityThatNobodyDeclaredBreaksTheFileOff() {
        assertThatThrownBy(() -> read(candidate("<nom_famille>&x;</nom_famille>")))
                .isInstanceOf(Unusable.class);
    }

    @Test
    void theFiveEntitiesOfXmlAreText() throws Unusable {
        var line =
                (Line.Values) read(candidate("<ville>A &amp; B &#233;</ville>")).getFirst();

        assertThat(line.values().get(Column.VILLE.ordinal())).isEqualTo("A & B é");
    }

    @Test
    void whatStandsBeforeTheBreakIsReadAndTheBreakIsPlaced() throws Unusable {
        var reader = new XmlLines(new ByteArrayInputStream(
                (OPEN + "\n<candidat><ville>Nantes</ville></candidat>\n" + "<candidat><ville>Anger")
                        .getBytes(StandardCharsets.UTF_8)));
        reader.header();

        assertThat(reader.next().orElseThrow()).isInstanceOf(Line.Values.class);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(reader::next)
                    .isInstanceOf(Unusable.class)
                    .hasMessageContaining("ligne 3")
                    .hasMessageContaining("candidat n° 2");
        }
    }

    @Test
    void whatTheSchemaDoesNotKnowSpoilsItsOwnCandidateOnly() throws Unusable {
        var lines = read(OPEN
                + "<candidat><pointure>44</pointure></candidat>"
                + "<candidat><ville>A</ville><ville>B</ville></candidat>"
                + "<candidat><ville><b>A</b></ville></candidat>"
                + "<eleve/>"
                + "<candidat><ville>Nantes</ville></candidat></candidats>");

        assertThat(lines).hasSize(5);
        assertThat(lines.subList(0, 4)).allSatisfy(line -> assertThat(line).isInstanceOf(Line.Unreadable.class));
        assertThat(lines.get(4)).isInstanceOf(Line.Values.class);
        assertThat(((Line.Unreadable) lines.getFirst()).why()).contains("pointure");
        assertThat(((Line.Unreadable) lines.get(1)).why()).contains("deux fois");
    }

    @Test
    void anotherNamespaceIsNoFileOfOurs() {
        assertThatThrownBy(() -> read("<candidats><candidat/></candidats>"))
                .isInstanceOf(Unusable.class)
                .hasMessageContaining("urn:palmares:candidats:1");
    }

    @Test
    void aValueWithoutEndIsCutAndNotKept() throws Unusable {
        var line = (Line.Values)
                read(candidate("<ville>" + "x".repeat(5_000_000) + "</ville>")).getFirst();

        assertThat(line.values().get(Column.VILLE.ordinal()).length()).isLessThan(100_000);
    }

    @Test
    void theEncodingIsTheOneTheFileDeclares() throws Unusable {
        var xml = "<?xml version=\"1.0\" encoding=\"windows-1252\"?>" + candidate("<prenoms>Zoé</prenoms>");

        var lines = read(new ByteArrayInputStream(xml.getBytes(Charset.forName("windows-1252"))));

        assertThat(((Line.Values) lines.getFirst()).values().get(Column.PRENOMS.ordinal()))
                .isEqualTo("Zoé");
    }
}
