package fr.palmares.account.person;

import fr.palmares.account.person.domain.Flaw;

/** What people are told about a value that was refused. */
public final class FlawTexts {

    private FlawTexts() {}

    public static String of(Flaw flaw) {
        return switch (flaw) {
            case MISSING -> "Ce champ est obligatoire.";
            case EMPTY -> "Ce champ ne peut pas être vide.";
            case TOO_LONG -> "Ce champ ne peut pas dépasser 100 caractères.";
            case REASON_TOO_LONG -> "Le motif ne peut pas dépasser 500 caractères.";
            case INVISIBLE_CHARACTER ->
                "Ce champ contient un caractère invisible (de contrôle ou de sens d’écriture) : saisissez-le de nouveau au clavier.";
            case FORBIDDEN_CHARACTER -> "Ce champ contient un signe qui n’est pas admis : retirez-le.";
            case NO_LETTER -> "Ce champ doit contenir au moins une lettre.";
            case NOT_AN_EMAIL -> "Cette adresse électronique n’est pas valide.";
            case DISPOSABLE_EMAIL ->
                "Les adresses électroniques jetables ne sont pas admises : la vôtre doit rester valable jusqu’à la fin des examens.";
            case BORN_IN_THE_FUTURE -> "La date de naissance est dans l’avenir.";
            case BORN_TOO_LONG_AGO -> "La date de naissance est trop ancienne.";
            case NOT_A_POSTAL_CODE -> "Ce code postal n’est pas valide.";
            case UNKNOWN_ACADEMY -> "Ce code d’académie n’existe pas.";
            case NOT_A_UAI -> "Un numéro UAI compte sept chiffres et une lettre.";
            case UAI_CHECK_LETTER -> "La lettre de contrôle de ce numéro UAI n’est pas la bonne.";
            case PASSWORD_TOO_LONG -> "Le mot de passe ne peut pas dépasser 128 caractères.";
            case UNKNOWN_SPECIALTY -> "Cet identifiant de spécialité n’a pas la forme attendue (exemple : MCO-2024).";
            case UNKNOWN_ROLE -> "Ce rôle n’existe pas.";
            case ROLE_STANDS_ALONE ->
                "Un administrateur ou un médecin n’a pas d’autre rôle : ouvrez un second accès à une autre adresse.";
            case SCOPE_MISSING ->
                "Ce rôle demande au moins un périmètre : un établissement (UAI) pour un établissement ou un centre, une"
                        + " académie pour les autres.";
            case TOO_MANY -> "Cette liste ne peut pas dépasser cinquante éléments.";
            case NOT_A_PHONE_NUMBER -> "Ce numéro de téléphone n’est pas valide.";
        };
    }
}
