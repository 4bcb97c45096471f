package fr.palmares.account.password;

/** Somebody cannot sign in any more and names the address that the link shall go to. */
record ForgottenPassword(String email) {}
