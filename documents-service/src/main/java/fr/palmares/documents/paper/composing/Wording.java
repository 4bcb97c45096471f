package fr.palmares.documents.paper.composing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Codes and numbers in the French that documents print. */
public final class Wording {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRENCH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH 'h' mm", Locale.FRENCH);

    private Wording() {}

    static String category(String code) {
        return switch (code) {
            case "SCHOOL" -> "Scolaire";
            case "FORMER_SCHOOL" -> "Ex-scolaire";
            case "APPRENTICE" -> "Apprenti";
            case "FORMER_APPRENTICE" -> "Ex-apprenti";
            case "CONTINUING_TRAINING" -> "Formation continue";
            case "FORMER_CONTINUING_TRAINING" -> "Ex-formation continue";
            case "DISTANCE_LEARNING" -> "Enseignement à distance";
            case "WORK_EXPERIENCE" -> "Expérience professionnelle";
            default -> code;
        };
    }

    static String form(String code) {
        return switch (code) {
            case "GLOBAL" -> "Globale";
            case "PROGRESSIVE" -> "Progressive";
            default -> code;
        };
    }

    static String decision(String code) {
        return switch (code) {
            case "ADMITTED" -> "ADMIS(E)";
            case "CATCH_UP_ALLOWED" -> "AUTORISÉ(E) À PASSER LES ÉPREUVES DE CONTRÔLE";
            case "FAILED" -> "AJOURNÉ(E)";
            case "ELIMINATED" -> "ÉLIMINÉ(E)";
            case "IN_PROGRESS" -> "SANS DÉCISION FINALE (FORME PROGRESSIVE)";
            case "WITHHELD" -> "RÉSULTAT RÉSERVÉ";
            default -> code;
        };
    }

    static String round(String code) {
        return code.equals("CATCH_UP")
                ? "À l’issue des épreuves de contrôle"
                : "À l’issue du premier groupe d’épreuves";
    }

    /** Why a registration ended, as registration-service names it; another code says itself in the text beside. */
    static String reason(String code) {
        return switch (code) {
            case "pieces-missing" -> "Pièces justificatives non fournies à la date limite";
            case "irregular-file" -> "Dossier irrégulier";
            case "withdrawn" -> "Désistement du candidat";
            case "training-condition-lost" -> "Condition de formation non remplie";
            case "duplicate" -> "Double inscription";
            default -> "Décision du service des examens";
        };
    }

    static String choice(JsonNode unit) {
        var from = unit.hasNonNull("obtainedIn")
                ? " (session " + unit.get("obtainedIn").asText() + ")"
                : "";
        var mark = unit.hasNonNull("mark") ? " : " + number(unit.get("mark").asText()) + "/20" : "";
        return switch (unit.path("choice").asText()) {
            case "SIT" -> "À présenter";
            case "RETAIN" -> "Bénéfice conservé" + mark + from;
            case "CARRY_OVER" -> "Note reportée" + mark + from;
            case "EXEMPT" ->
                switch (unit.path("exemptionGround").asText()) {
                    case "VAE" -> "Dispense (VAE)";
                    case "DIPLOMA" -> "Dispense (diplôme)";
                    default -> "Dispense";
                };
            default -> unit.path("choice").asText();
        };
    }

    /** "ANGLAIS" as the nomenclature has it, "Anglais" as people read it. */
    static String language(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return "–";
        }
        return code.charAt(0) + code.substring(1).toLowerCase(Locale.FRENCH).replace('_', ' ');
    }

    static String number(@Nullable String decimal) {
        return decimal == null || decimal.isBlank() ? "" : decimal.replace('.', ',');
    }

    static String mark(BigDecimal mark) {
        return number(mark.setScale(2, RoundingMode.HALF_UP).toPlainString());
    }

    static String day(LocalDate date) {
        return DAY.format(date).replaceFirst("^1 ", "1er ");
    }

    static String day(Instant at) {
        return day(LocalDate.ofInstant(at, PARIS));
    }

    static String weekday(Instant at) {
        var text = WEEKDAY.format(at.atZone(PARIS)).replaceFirst(" 1 ", " 1er ");
        return text.substring(0, 1).toUpperCase(Locale.FRENCH) + text.substring(1);
    }

    static String hour(Instant at) {
        return HOUR.format(at.atZone(PARIS));
    }

    static String moment(Instant at) {
        return day(at) + " à " + hour(at);
    }

    /** "EXTRA_TIME 1/3" as the candidate reads it; nothing of why. */
    static String arrangement(String granted) {
        var words = granted.split(" ", 2);
        var share = words.length > 1 ? " (" + words[1] + ")" : "";
        return switch (words[0]) {
            case "EXTRA_TIME" -> "Temps majoré" + share;
            case "BREAKS" -> "Pauses";
            case "READER" -> "Lecteur";
            case "SCRIBE" -> "Secrétaire scripteur";
            case "ASSISTANT" -> "Personne accompagnante";
            case "SIGN_LANGUAGE_INTERPRETER" -> "Interprète en langue des signes";
            case "CUED_SPEECH_INTERPRETER" -> "Codeur en langue parlée complétée";
            case "COMPUTER" -> "Ordinateur fourni par le centre";
            case "OWN_EQUIPMENT" -> "Matériel personnel";
            case "CALCULATOR" -> "Calculatrice adaptée";
            case "ENLARGED_SUBJECT" -> "Sujet agrandi";
            case "BRAILLE_SUBJECT" -> "Sujet en braille";
            case "DIGITAL_SUBJECT" -> "Sujet numérique";
            case "ADAPTED_SUBJECT" -> "Sujet à la présentation adaptée";
            case "ADAPTED_TEST" -> "Épreuve adaptée";
            case "ROOM_ALONE" -> "Salle individuelle";
            case "SMALL_ROOM" -> "Salle à effectif réduit";
            case "ACCESSIBLE_ROOM" -> "Salle accessible";
            case "ADAPTED_FURNITURE" -> "Poste de travail adapté";
            default -> "Aménagement notifié";
        };
    }

    /** A deadline at midnight is the end of the day before, as the notes say it. */
    static String deadline(Instant at) {
        var local = at.atZone(PARIS);
        if (local.getHour() == 0 && local.getMinute() == 0) {
            return day(local.toLocalDate().minusDays(1)) + " à minuit";
        }
        return day(local.toLocalDate()) + " à " + hour(at);
    }

    static String yesNo(boolean value) {
        return value ? "Oui" : "Non";
    }
}
