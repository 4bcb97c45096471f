package fr.palmares.grading.marks.domain;

import fr.palmares.grading.deliberation.domain.gradesheet.Flaw;

/** Why a mark is not taken; the type is contract, the sentence is for people. */
public sealed interface EntryRefusal {

    record NotAMark(String written, Flaw flaw) implements EntryRefusal {}

    record OffStep(String written, String step) implements EntryRefusal {}

    record UnknownUnit(String unit) implements EntryRefusal {}

    record ExemptUnit(String unit) implements EntryRefusal {}

    record HeldUnit(String unit) implements EntryRefusal {}

    record DeferredUnit(String unit) implements EntryRefusal {}

    record NotInTraining(String unit) implements EntryRefusal {}

    record OwnPupil() implements EntryRefusal {}

    record NotChosenForCatchUp(String unit) implements EntryRefusal {}

    record MarksLocked() implements EntryRefusal {}

    record FileCancelled() implements EntryRefusal {}

    record ReasonMissing() implements EntryRefusal {}

    default String type() {
        return switch (this) {
            case NotAMark _ -> "/problems/unprocessable";
            case OffStep _ -> "/problems/mark-off-step";
            case UnknownUnit _ -> "/problems/unknown-unit";
            case ExemptUnit _ -> "/problems/exempt-unit";
            case HeldUnit _ -> "/problems/held-unit";
            case DeferredUnit _ -> "/problems/deferred-unit";
            case NotInTraining _ -> "/problems/not-in-training";
            case OwnPupil _ -> "/problems/own-pupil";
            case NotChosenForCatchUp _ -> "/problems/not-chosen-for-catch-up";
            case MarksLocked _ -> "/problems/marks-locked";
            case FileCancelled _ -> "/problems/file-cancelled";
            case ReasonMissing _ -> "/problems/reason-missing";
        };
    }

    /** Whether another moment may say yes (409) or the exam says no (422). */
    default boolean dependsOnState() {
        return switch (this) {
            case MarksLocked _, FileCancelled _, NotChosenForCatchUp _ -> true;
            case NotAMark _,
                    OffStep _,
                    UnknownUnit _,
                    ExemptUnit _,
                    HeldUnit _,
                    DeferredUnit _,
                    NotInTraining _,
                    OwnPupil _,
                    ReasonMissing _ -> false;
        };
    }

    default String sentence() {
        return switch (this) {
            case NotAMark(var written, var flaw) ->
                "La note « " + written + " » " + flaw.sentence() + " ; sinon écrivez ABS, ABJ ou NP.";
            case OffStep(var written, var step) ->
                "La note « " + written + " » n’est pas un multiple de " + step.replace('.', ',') + ".";
            case UnknownUnit(var unit) -> "L’unité " + unit + " n’est pas de ce dossier.";
            case ExemptUnit(var unit) ->
                "Le candidat est dispensé de l’unité " + unit + " : elle ne reçoit pas de note.";
            case HeldUnit(var unit) ->
                "Le candidat garde une note antérieure pour l’unité " + unit
                        + " : elle ne reçoit pas de nouvelle note.";
            case DeferredUnit(var unit) ->
                "Le candidat ne présente pas l’unité " + unit + " à cette session : elle ne reçoit pas de note.";
            case NotInTraining(var unit) ->
                "L’unité " + unit
                        + " n’est pas évaluée en cours de formation : l’établissement n’en saisit pas la note.";
            case OwnPupil() -> "Cette copie est d’un élève de votre établissement : un autre examinateur la corrige.";
            case NotChosenForCatchUp(var unit) ->
                "Le candidat n’a pas choisi l’unité " + unit + " pour les épreuves de contrôle.";
            case MarksLocked() -> "Les notes sont verrouillées depuis l’ouverture de la délibération.";
            case FileCancelled() -> "Ce dossier est annulé.";
            case ReasonMissing() -> "Changer une note déjà saisie demande un motif.";
        };
    }
}
