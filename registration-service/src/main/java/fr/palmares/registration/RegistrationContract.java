package fr.palmares.registration;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The chapters of the published contract. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Palmarès registration service",
                        version = "1.0.0",
                        description = "Exam sessions, calendars, specialties, registrations, imports and held marks.",
                        license =
                                @License(
                                        name = "EUPL-1.2",
                                        url = "https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12")),
        tags = {
            @Tag(name = "Eligibility", description = "Try the rules of registration; nothing is stored."),
            @Tag(name = "Catalogue", description = "Exam sessions, specialties with their grids, académies."),
            @Tag(name = "Calendars", description = "When one may register, académie by académie."),
            @Tag(name = "Imports", description = "Files in which establishments send their candidates."),
            @Tag(
                    name = "Registrations",
                    description = "Made by candidates and establishments, decided by exam offices."),
            @Tag(name = "Held marks", description = "What may be kept from earlier exam sessions."),
            @Tag(name = "Duplicates", description = "Suspected duplicates, decided by the exam office.")
        })
public class RegistrationContract extends Application {}
