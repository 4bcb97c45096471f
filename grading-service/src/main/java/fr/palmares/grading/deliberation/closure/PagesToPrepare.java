package fr.palmares.grading.deliberation.closure;

import java.util.UUID;

/** Told when decisions stand: the pages that will show them are made before anybody may read them (G-13). */
public interface PagesToPrepare {

    /** Each part commits by itself; whatever a crash leaves is made up for before the publication. */
    void prepare(UUID deliberation);
}
