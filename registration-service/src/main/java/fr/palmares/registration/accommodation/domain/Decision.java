package fr.palmares.registration.accommodation.domain;

import java.time.Instant;

/**
 * One decision of the authority; it is never changed, a later number replaces it.
 *
 * @param renewed the former decision again, without a new examination
 */
public record Decision(int number, Verdict verdict, boolean renewed, String by, Instant at) {

    /** Told with every decision: without it the time limits would not run (CJA, R421-5). */
    public static final String WAYS_OF_APPEAL = """
            Si vous contestez cette décision, vous pouvez, dans les deux mois qui suivent sa notification : former un \
            recours gracieux auprès de l’autorité qui l’a prise ; former un recours hiérarchique auprès du ministre \
            chargé de l’enseignement supérieur ; saisir le tribunal administratif dans le ressort duquel se trouve cette \
            autorité, par courrier ou sur www.telerecours.fr (article R. 421-1 du code de justice administrative). Un \
            recours gracieux ou hiérarchique formé dans ce délai n’empêche pas de saisir ensuite le tribunal.""";
}
