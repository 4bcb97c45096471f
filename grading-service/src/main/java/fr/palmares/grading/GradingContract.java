package fr.palmares.grading;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The chapters of the published contract. */
@OpenAPIDefinition(
        info = @Info(title = "Palmarès grading service", version = "1.0.0"),
        tags = {
            @Tag(name = "Calculations", description = "Try the regulation on invented marks; nothing is stored."),
        })
public class GradingContract extends Application {}
