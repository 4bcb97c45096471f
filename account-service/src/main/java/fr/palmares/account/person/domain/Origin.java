package fr.palmares.account.person.domain;

/** Who opened the account: the candidate alone, or the establishment for its candidates (DOMAIN ). */
public enum Origin {
    SELF,
    ESTABLISHMENT
}
