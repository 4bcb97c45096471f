package fr.palmares.registration.importing.domain;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The columns of a school's file, under the names of the preparatory form (note Nantes 2026). */
public enum Column {
    INE(false, "numero_ine"),
    NOM_FAMILLE(true, "nom_de_famille", "nom"),
    NOM_USAGE(false, "nom_d_usage"),
    PRENOMS(true, "prenom"),
    DATE_NAISSANCE(true, "date_de_naissance", "ne_e_le"),
    COMMUNE_NAISSANCE(true, "commune_de_naissance", "lieu_naissance", "lieu_de_naissance"),
    EMAIL(false, "adresse_electronique", "courriel", "mel"),
    ADRESSE(false, "rue"),
    CODE_POSTAL(false),
    VILLE(false, "commune"),
    CATEGORIE(true, "categorie_candidat"),
    SPECIALITE(true, "specialite_bts", "bts");

    private final boolean required;
    private final List<String> aliases;

    Column(boolean required, String... aliases) {
        this.required = required;
        this.aliases = List.of(aliases);
    }

    public boolean required() {
        return required;
    }

    /** As it stands in the first line of the template. */
    public String header() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Accents, capitals, blanks and hyphens in a heading do not matter. */
    public static Optional<Column> of(String heading) {
        var plain = Normalizer.normalize(heading, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_|_$", "");
        return Arrays.stream(values())
                .filter(column -> column.header().equals(plain) || column.aliases.contains(plain))
                .findFirst();
    }
}
