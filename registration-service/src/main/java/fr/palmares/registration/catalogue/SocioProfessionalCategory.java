package fr.palmares.registration.catalogue;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One line of the list on the preparatory form (note Nantes 2026). */
@Schema(name = "SocioProfessionalCategory", examples = "{\"code\":\"55\",\"label\":\"Employé de commerce\"}")
public record SocioProfessionalCategory(String code, String label) {}
