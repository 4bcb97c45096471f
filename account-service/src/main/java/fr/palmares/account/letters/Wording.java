package fr.palmares.account.letters;

import java.util.List;

/** What the e-mails say. */
record Wording(String title, List<String> paragraphs) {

    Wording {
        paragraphs = paragraphs.stream().map(Wording::withFrenchSpaces).toList();
    }

    /** No line begins with a double sign or ends with an opening guillemet, however narrow the reader's window. */
    private static String withFrenchSpaces(String text) {
        return text.replace(" :", "\u00a0:")
                .replace(" ;", "\u202f;")
                .replace("« ", "«\u00a0")
                .replace(" »", "\u00a0»");
    }

    static Wording of(LetterKind kind) {
        return switch (kind) {
            case ACTIVATION ->
                new Wording(
                        "Activez votre compte Palmarès",
                        List.of(
                                "Vous avez demandé l’ouverture d’un compte pour vous inscrire à un examen. Pour l’activer, suivez le lien ci-dessous.",
                                "Ce lien est valable 48 heures. Passé ce délai, le compte est supprimé et il faut recommencer la procédure.",
                                "Si vous n’avez rien demandé, ignorez ce message : aucun compte ne sera ouvert."));
            case ADDRESS_KNOWN ->
                new Wording(
                        "Vous avez déjà un compte Palmarès",
                        List.of(
                                "Quelqu’un, sans doute vous, vient d’indiquer cette adresse pour un compte Palmarès. Elle est déjà celle d’un compte existant, qui reste inchangé.",
                                "Un compte sert d’une session à l’autre : connectez-vous avec celui que vous avez. Si vous ne connaissez plus votre mot de passe, choisissez « Mot de passe oublié » sur la page de connexion.",
                                "Si cette demande ne vient pas de vous, vous n’avez rien à faire."));
            case CONFIRM_EMAIL ->
                new Wording(
                        "Confirmez votre adresse électronique",
                        List.of(
                                "Cette adresse a été indiquée pour recevoir les messages relatifs à votre examen. Pour la confirmer, suivez le lien ci-dessous ; il est valable 48 heures.",
                                "Si cette demande ne vient pas de vous, ignorez ce message : l’adresse ne sera pas utilisée."));
            case EMAIL_CHANGED ->
                new Wording(
                        "L’adresse de votre compte a changé",
                        List.of(
                                "L’adresse électronique de votre compte Palmarès vient d’être remplacée par une autre. Les prochains messages seront envoyés à la nouvelle adresse.",
                                "Si ce changement ne vient pas de vous, prenez contact sans attendre avec le service des examens de votre académie."));
            case PASSWORD_RESET ->
                new Wording(
                        "Choisissez un nouveau mot de passe",
                        List.of(
                                "Vous avez demandé à changer le mot de passe de votre compte Palmarès. Suivez le lien ci-dessous ; il est valable une heure et ne sert qu’une fois.",
                                "Si cette demande ne vient pas de vous, ignorez ce message : votre mot de passe reste le même."));
            case PASSWORD_CHANGED ->
                new Wording(
                        "Votre mot de passe a changé",
                        List.of(
                                "Le mot de passe de votre compte Palmarès vient d’être changé.",
                                "Si ce changement ne vient pas de vous, demandez un nouveau mot de passe sur la page de connexion et prévenez le service des examens de votre académie."));
            case DATA_READY ->
                new Wording(
                        "Vos données sont prêtes",
                        List.of(
                                "L’archive de vos données personnelles, que vous avez demandée, est prête. Connectez-vous pour la télécharger ; elle est conservée sept jours.",
                                "Si cette demande ne vient pas de vous, changez votre mot de passe et prévenez le service des examens de votre académie."));
            case RECOVERY ->
                new Wording(
                        "Reprenez possession de votre compte",
                        List.of(
                                "À votre demande, le service des examens de votre académie a rattaché cette adresse à votre compte Palmarès. Pour la confirmer et choisir un nouveau mot de passe, suivez le lien ci-dessous ; il est valable 48 heures et ne sert qu’une fois.",
                                "Si cette demande ne vient pas de vous, ignorez ce message : l’adresse ne sera pas utilisée."));
            case STAFF_INVITATION ->
                new Wording(
                        "Votre accès à Palmarès",
                        List.of(
                                "Un accès à Palmarès, la plateforme des examens, vient de vous être ouvert. Pour choisir votre mot de passe, suivez le lien ci-dessous ; il est valable sept jours.",
                                "À la première connexion, il vous sera demandé d’associer une application d’authentification (téléphone ou clé) : ce second facteur est obligatoire pour le personnel."));
        };
    }
}
