package fr.palmares.account.civilstatus.domain;

/**
 * Who changes a civil status. The establishment corrects what it imported until a registration is confirmed; the exam
 * office may later, with a reason (DOMAIN A-5).
 */
public enum Editor {
    ESTABLISHMENT,
    EXAM_OFFICE;

    /** @throws Locked when this editor comes too late */
    public void requireOpen(boolean confirmed) {
        switch (this) {
            case ESTABLISHMENT -> {
                if (confirmed) {
                    throw new Locked();
                }
            }
            case EXAM_OFFICE -> {
                // at any time; the change is traced
            }
        }
    }

    /** Refused: a registration was confirmed with this civil status. */
    public static final class Locked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Locked() {
            super("civil status is locked", null, false, false);
        }
    }
}
