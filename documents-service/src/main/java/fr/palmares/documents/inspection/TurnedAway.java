package fr.palmares.documents.inspection;

/** Why a file was turned away by the checks, as a stable code; the sentence is for the person who sent it. */
public enum TurnedAway {
    EMPTY_FILE("Le fichier est vide. Choisissez-le de nouveau, puis renvoyez-le."),
    TOO_LARGE("Le fichier dépasse la taille permise pour cette pièce. Réduisez-le, puis renvoyez-le."),
    UNKNOWN_TYPE(
            "Ce fichier n’est ni un PDF, ni une image JPEG ou PNG, quel que soit son nom. Enregistrez-le dans un de ces formats, puis renvoyez-le."),
    UNREADABLE("Le fichier est abîmé : il ne s’ouvre pas. Enregistrez-le de nouveau en PDF, puis renvoyez-le."),
    ENCRYPTED("Le PDF est protégé par un mot de passe ou chiffré. Enregistrez-le sans protection, puis renvoyez-le."),
    ACTIVE_CONTENT(
            "Le PDF contient du code, un fichier joint ou une action automatique. Imprimez-le en PDF, puis renvoyez-le."),
    MIXED_CONTENT("Le fichier contient autre chose qu’un PDF ou une image. Imprimez-le en PDF, puis renvoyez-le."),
    TOO_MANY_PAGES("Le PDF a trop de pages pour cette pièce. N’envoyez que les pages demandées."),
    NO_PAGE("Le PDF n’a aucune page. Enregistrez-le de nouveau, puis renvoyez-le."),
    IMAGE_TOO_LARGE("L’image a trop de points. Réduisez-la, puis renvoyez-la."),
    INFECTED("Un programme malveillant a été trouvé dans ce fichier. Renvoyez une copie saine.");

    private final String sentence;

    TurnedAway(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
