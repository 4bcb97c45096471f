package fr.palmares.account.email;

import java.util.UUID;

/** The address somebody would like to be written to from now on. */
record EmailWish(UUID personId, String address) {}
