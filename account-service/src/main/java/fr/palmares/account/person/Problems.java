package fr.palmares.account.person;

import fr.palmares.account.person.domain.Faults;
import fr.palmares.account.person.domain.Flaw;
import fr.palmares.platform.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

class Problems {

    @ServerExceptionMapper
    Response invalid(Faults.Invalid invalid) {
        var problem = Problem.of(
                422,
                "/problems/unprocessable",
                "Valeur refusée",
                "Corrigez les champs indiqués, puis recommencez ; rien n'a été enregistré.");
        for (var fault : invalid.faults()) {
            problem = problem.at(fault.field(), text(fault.flaw()));
        }
        return problem.toResponse();
    }

    private static String text(Flaw flaw) {
        return switch (flaw) {
            case MISSING -> "Ce champ est obligatoire.";
            case EMPTY -> "Ce champ ne peut pas être vide.";
            case TOO_LONG -> "Ce champ ne peut pas dépasser 100 caractères.";
            case INVISIBLE_CHARACTER ->
                "Ce champ contient un caractère invisible (de contrôle ou de sens d'écriture) : saisissez-le de nouveau au clavier.";
            case FORBIDDEN_CHARACTER -> "Ce champ contient un signe qui n'est pas admis.";
            case NO_LETTER -> "Ce champ doit contenir au moins une lettre.";
            case NOT_AN_EMAIL -> "Cette adresse électronique n'est pas valide.";
            case DISPOSABLE_EMAIL ->
                "Les adresses électroniques jetables ne sont pas admises : elle doit rester valable jusqu'à la fin des examens.";
            case BORN_IN_THE_FUTURE -> "La date de naissance est dans l'avenir.";
            case BORN_TOO_LONG_AGO -> "La date de naissance est trop ancienne.";
            case NOT_A_POSTAL_CODE -> "Ce code postal n'est pas valide.";
            case UNKNOWN_ACADEMY -> "Ce code d'académie n'existe pas.";
            case NOT_A_UAI -> "Un numéro UAI compte sept chiffres et une lettre.";
            case UAI_CHECK_LETTER -> "La lettre de contrôle de ce numéro UAI n'est pas la bonne.";
            case PASSWORD_TOO_LONG -> "Le mot de passe ne peut pas dépasser 128 caractères.";
            case UNKNOWN_SPECIALTY -> "Cet identifiant de spécialité n'a pas la forme attendue (exemple : MCO-2024).";
            case NOT_A_PHONE_NUMBER -> "Ce numéro de téléphone n'est pas valide.";
        };
    }
}
