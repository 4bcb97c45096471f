package fr.palmares.grading.deliberation.domain.gradesheet;

/** How the exam is sat: all units in one exam session, or spread over several (R-5, D643-22). */
public enum ExamForm {
    GLOBAL,
    PROGRESSIVE
}
