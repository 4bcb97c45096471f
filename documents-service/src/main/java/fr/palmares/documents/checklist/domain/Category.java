package fr.palmares.documents.checklist.domain;

/** How a candidate prepared the exam, and whether that training is over (R-4, D643-14 and following). */
public enum Category {
    SCHOOL,
    FORMER_SCHOOL,
    APPRENTICE,
    FORMER_APPRENTICE,
    CONTINUING_TRAINING,
    FORMER_CONTINUING_TRAINING,
    DISTANCE_LEARNING,
    WORK_EXPERIENCE
}
