package fr.palmares.notification.staff.domain;

/** What a desk is told, in words that name nobody; health is never a subject outside the accommodation office. */
public enum StaffKind {
    FILE_TO_CONTROL("Un dossier attend votre contrôle", "Toutes les pièces demandées sont fournies."),
    DEADLINE_MISSED(
            "Des pièces n’ont pas été fournies à temps",
            "La date limite est passée et des pièces manquent au dossier."),
    EMAIL_CHANGED("Un candidat a changé d’adresse électronique", "La nouvelle adresse est dans son dossier."),
    ADDRESS_CHANGED("Un candidat a changé d’adresse postale", "La nouvelle adresse est dans son dossier."),
    IDENTITY_CHANGED("L’état civil d’un candidat a été modifié", "Vérifiez les documents déjà édités à l’ancien nom."),
    DUPLICATE_SUSPECTED("Deux candidatures se ressemblent", "Comparez-les : rien n’est fusionné sans votre décision."),
    MAIL_RETURNED(
            "Un courriel n’est pas parvenu à un candidat",
            "Le message reste dans son espace ; vérifiez avec lui son adresse électronique."),
    RESULT_WITHHELD("Un résultat est retenu", "Il attend la décision de la commission de discipline."),
    ACCOMMODATION_TO_EXAMINE("Une demande d’aménagement attend votre examen", "Elle est complète."),
    ACCOUNTS_READY("Les comptes de vos candidats sont prêts", "Les papillons de connexion peuvent être imprimés."),
    PIECE_REFUSED("Une pièce d’un de vos candidats est refusée", "Elle est à fournir de nouveau."),
    NOT_CONFIRMED(
            "Une inscription n’a pas été confirmée", "Les inscriptions sont closes et le candidat n’a rien confirmé."),
    REGISTRATION_VALIDATED("Une inscription est validée", "Le service des examens l’a validée."),
    REGISTRATION_REJECTED("Une inscription est rejetée", "Le service des examens l’a rejetée."),
    REGISTRATION_CANCELLED("Une inscription est annulée", "Elle ne compte plus pour la session."),
    UNIT_WITHDRAWN("Un candidat est retiré d’une épreuve facultative", "Le reste de son inscription est inchangé.");

    private final String title;
    private final String text;

    StaffKind(String title, String text) {
        this.title = title;
        this.text = text;
    }

    public String title() {
        return title;
    }

    public String text() {
        return text;
    }
}
