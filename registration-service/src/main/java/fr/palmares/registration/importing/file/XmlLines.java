package fr.palmares.registration.importing.file;

import fr.palmares.registration.importing.domain.Column;
import fr.palmares.registration.importing.domain.Header;
import fr.palmares.registration.importing.domain.Line;
import fr.palmares.registration.importing.domain.Lines;
import fr.palmares.registration.importing.domain.Unusable;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The file of a student database as {@code candidats.xsd} describes it, one candidate at a time. A document type, and
 * with it every entity, is refused before anything is read; nothing is ever fetched.
 */
final class XmlLines implements Lines {

    static final String NAMESPACE = "urn:palmares:candidats:1";

    private static final String ROOT = "candidats";
    private static final String CANDIDATE = "candidat";
    private static final int LONGEST_VALUE = 2_000;
    private static final String NO_DOCTYPE =
            "Le fichier contient une déclaration DOCTYPE ou une entité ; retirez-la, rien d’extérieur n’est lu.";

    private static final XMLInputFactory READERS = readers();

    private final XMLStreamReader xml;
    private int candidates;
    private boolean ended;

    private @Nullable Unusable broken;

    XmlLines(InputStream source) throws Unusable {
        try {
            xml = READERS.createXMLStreamReader(source);
        } catch (XMLStreamException unreadable) {
            throw notWellFormed(unreadable, 0);
        }
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    @Override
    public Header header() throws Unusable {
        while (event() != XMLStreamConstants.START_ELEMENT) {
            // prolog: comments and processing instructions say nothing here
        }
        if (!isOurs(ROOT)) {
            throw new Unusable("L’élément racine doit être « " + ROOT + " », dans l’espace de noms " + NAMESPACE
                    + " ; voyez le schéma à télécharger.");
        }
        return Header.complete();
    }

    @Override
    public Optional<Line> next() throws Unusable {
        while (!ended) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    candidates++;
                    return Optional.of(
                            isOurs(CANDIDATE) ? candidate() : unexpected("Élément inattendu : « " + skip() + " »."));
                }
                case XMLStreamConstants.END_DOCUMENT -> ended = true;
                default -> {
                    // blanks between candidates, the end of the root
                }
            }
        }
        return Optional.empty();
    }

    private Line candidate() throws Unusable {
        var values = new String[Column.values().length];
        Arrays.fill(values, "");
        var wrong = new ArrayList<String>();
        for (int event = event(); event != XMLStreamConstants.END_ELEMENT; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                value(values, wrong);
            }
        }
        return wrong.isEmpty() ? new Line.Values(candidates, List.of(values)) : unexpected(String.join(" ", wrong));
    }

    private void value(String[] values, List<String> wrong) throws Unusable {
        var column = Arrays.stream(Column.values())
                .filter(one -> isOurs(one.header()))
                .findFirst();
        if (column.isEmpty()) {
            wrong.add("Élément inconnu : « " + skip() + " ».");
        } else if (!values[column.get().ordinal()].isEmpty()) {
            wrong.add("L’élément « " + skip() + " » figure deux fois.");
        } else {
            values[column.get().ordinal()] = text(wrong);
        }
    }

    private String text(List<String> wrong) throws Unusable {
        var name = xml.getLocalName();
        var text = new StringBuilder();
        for (int event = event(); event != XMLStreamConstants.END_ELEMENT; event = event()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                wrong.add("L’élément « " + name + " » ne contient que du texte.");
                skip();
            } else if (xml.hasText() && event != XMLStreamConstants.COMMENT && text.length() <= LONGEST_VALUE) {
                text.append(xml.getText());
            }
        }
        return text.toString().strip();
    }

    private Line unexpected(String why) {
        return new Line.Unreadable(candidates, why);
    }

    /** Passes over the present element and answers its name. */
    private String skip() throws Unusable {
        var name = xml.getLocalName();
        int depth = 1;
        while (depth > 0) {
            switch (event()) {
                case XMLStreamConstants.START_ELEMENT -> depth++;
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {
                    // whatever it holds
                }
            }
        }
        return name.length() > 60 ? name.substring(0, 60) + "…" : name;
    }

    private boolean isOurs(String name) {
        return name.equals(xml.getLocalName()) && NAMESPACE.equals(xml.getNamespaceURI());
    }

    private int event() throws Unusable {
        if (broken != null) {
            throw broken;
        }
        try {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new Unusable(NO_DOCTYPE);
            }
            return event;
        } catch (XMLStreamException unreadable) {
            broken = notWellFormed(unreadable, candidates);
            throw broken;
        }
    }

    private static Unusable notWellFormed(XMLStreamException unreadable, int candidate) {
        var place = unreadable.getLocation();
        return new Unusable("Le fichier XML n’est plus lisible"
                + (place == null
                        ? ""
                        : " à la ligne " + place.getLineNumber() + ", caractère " + place.getColumnNumber())
                + (candidate == 0 ? "" : " (candidat n° " + candidate + ")")
                + " : il doit être bien formé et complet. Ce qui précède a été lu.");
    }
}
