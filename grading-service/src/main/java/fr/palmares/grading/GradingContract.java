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
            @Tag(name = "Exam files", description = "What grading knows of each validated registration."),
            @Tag(name = "Organisation", description = "Centres, sittings, seats and summons."),
            @Tag(name = "Marks", description = "Marks and their history; the exam office alone sees them."),
            @Tag(name = "Deliberations", description = "Juries, proposals, raised marks, sealed minutes."),
            @Tag(name = "Catch-up", description = "The orals that an allowed candidate chooses."),
            @Tag(name = "Results", description = "Publication at the embargo instant, results, verification.")
        })
public class GradingContract extends Application {}
