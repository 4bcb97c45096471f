package fr.palmares.account.generation;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import fr.palmares.account.establishment.Establishments;
import fr.palmares.account.person.domain.Account;
import fr.palmares.account.person.domain.Accounts;
import fr.palmares.account.person.domain.Origin;
import fr.palmares.account.person.domain.People;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The papillons de connexion: eight to an A4 page, to be cut and handed out (note Nantes 2026, § 3). */
@ApplicationScoped
class LoginSlips {

    private static final int PER_PAGE = 8;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.FRENCH);

    record Slip(
            String familyName,
            String givenNames,
            String birthDate,
            String identifier,
            @Nullable String code) {

        /** Longer than two lines of the usual letters. */
        public boolean longName() {
            return familyName.length() + givenNames.length() > 60;
        }
    }

    record slips(String establishment, int examSession, String address, List<List<List<Slip>>> pages)
            implements TemplateInstance {}

    private final Generations generations;
    private final Establishments establishments;
    private final People people;
    private final Accounts accounts;
    private final OneTimeCodes codes;
    private final AuditTrail audit;
    private final String front;

    LoginSlips(
            Generations generations,
            Establishments establishments,
            People people,
            Accounts accounts,
            OneTimeCodes codes,
            AuditTrail audit,
            @ConfigProperty(name = "palmares.account.front-url") String front) {
        this.generations = generations;
        this.establishments = establishments;
        this.people = people;
        this.accounts = accounts;
        this.codes = codes;
        this.audit = audit;
        this.front = front;
    }

    /** @throws Conflict while the accounts are still being made */
    @Transactional
    byte[] print(UUID generationId) {
        var generation = generations.own(generationId);
        if (generation.state() == GenerationRow.State.RUNNING) {
            throw new Conflict(
                    "/problems/generation-running",
                    "Génération en cours",
                    "Les comptes sont en cours de création (%d sur %d) : demandez les papillons dans un instant."
                            .formatted(generation.done(), generation.total()));
        }
        var printed = generations.people(generationId).stream()
                .map(this::slip)
                .filter(Objects::nonNull)
                .toList();
        audit.record("login-slips.printed", generationId.toString(), Map.of("count", printed.size()));
        return pdf(new slips(
                        establishments.own(generation.uai()).name(),
                        generation.examSession(),
                        front + "/premiere-connexion",
                        cut(printed))
                .render());
    }

    private @Nullable Slip slip(UUID personId) {
        var person = people.find(personId).orElse(null);
        var account = accounts.find(personId).orElse(null);
        if (person == null || account == null) {
            return null;
        }
        var code = account instanceof Account.Created created && created.origin() == Origin.ESTABLISHMENT
                ? codes.of(created).printed()
                : null;
        var status = person.civilStatus();
        return new Slip(
                status.familyName(), status.givenNames(), DAY.format(status.birthDate()), account.identifier(), code);
    }

    /** Pages of four rows of two. */
    private static List<List<List<Slip>>> cut(List<Slip> all) {
        var pages = new ArrayList<List<List<Slip>>>();
        for (var first = 0; first < all.size(); first += PER_PAGE) {
            var page = all.subList(first, Math.min(all.size(), first + PER_PAGE));
            var rows = new ArrayList<List<Slip>>();
            for (var left = 0; left < page.size(); left += 2) {
                rows.add(page.subList(left, Math.min(page.size(), left + 2)));
            }
            pages.add(rows);
        }
        return pages;
    }

    private static byte[] pdf(String html) {
        var out = new ByteArrayOutputStream();
        try {
            new PdfRendererBuilder()
                    .useFont(() -> font("DejaVuSans.ttf"), "DejaVu Sans", 400, FontStyle.NORMAL, true)
                    .useFont(() -> font("DejaVuSans-Bold.ttf"), "DejaVu Sans", 700, FontStyle.NORMAL, true)
                    .withHtmlContent(html, null)
                    .withProducer("Palmarès")
                    .toStream(out)
                    .run();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static InputStream font(String file) {
        return Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream("fonts/" + file), file);
    }
}
