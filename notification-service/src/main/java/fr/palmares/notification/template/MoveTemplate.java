package fr.palmares.notification.template;

import fr.palmares.notification.inbox.domain.MessageKind;
import fr.palmares.notification.template.Templates.Version;
import fr.palmares.notification.template.domain.TemplateState;
import fr.palmares.notification.template.domain.TemplateState.Draft;
import fr.palmares.notification.template.domain.TemplateState.NotPreviewed;
import fr.palmares.notification.template.domain.TemplateState.Published;
import fr.palmares.notification.template.domain.TemplateState.Validated;
import fr.palmares.notification.words.Samples;
import fr.palmares.platform.audit.AuditTrail;
import fr.palmares.platform.problem.Conflict;
import fr.palmares.platform.problem.InvalidInput;
import fr.palmares.platform.problem.NotFound;
import fr.palmares.platform.problem.Problem;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Brings a version of words from draft to publication: its variables are checked, then somebody looks at it. */
@ApplicationScoped
class MoveTemplate {

    @Schema(name = "MessageTemplateStep")
    enum Goal {
        DRAFT,
        VALIDATED,
        PUBLISHED,
        RETIRED
    }

    private final Templates templates;
    private final Engine engine;
    private final AuditTrail audit;

    MoveTemplate(Templates templates, Engine engine, AuditTrail audit) {
        this.templates = templates;
        this.engine = engine;
        this.audit = audit;
    }

    /** To where it is already changes nothing. */
    @Transactional
    Version handle(MessageKind kind, int number, Goal goal) {
        var version = get(kind, number);
        if (!version.state().code().equals(goal.name())) {
            templates.move(version, next(version, goal));
            audit.record("template." + goal.name().toLowerCase(Locale.ROOT), kind + "/" + number, Map.of());
        }
        return get(kind, number);
    }

    /** The words filled in with the sample; a validated version counts as looked at from now on. */
    @Transactional
    Templates.Words preview(MessageKind kind, int number) {
        var version = get(kind, number);
        check(version);
        if (version.state() instanceof Validated validated) {
            templates.move(version, validated.previewed(Instant.now()));
        }
        return templates.fill(version, Samples.of(kind));
    }

    Version get(MessageKind kind, int number) {
        return templates
                .lock(kind, number)
                .orElseThrow(() -> new NotFound("Ce modèle n’a pas de version " + number + "."));
    }

    private TemplateState next(Version version, Goal goal) {
        return switch (goal) {
            case DRAFT ->
                switch (version.state()) {
                    case Validated validated -> validated.reopened();
                    case Draft _, Published _, TemplateState.Retired _ -> throw cannot(version, goal);
                };
            case VALIDATED ->
                switch (version.state()) {
                    case Draft draft -> {
                        check(version);
                        yield draft.validated();
                    }
                    case Validated _, Published _, TemplateState.Retired _ -> throw cannot(version, goal);
                };
            case PUBLISHED ->
                switch (version.state()) {
                    case Validated validated -> publish(version, validated);
                    case Draft _, Published _, TemplateState.Retired _ -> throw cannot(version, goal);
                };
            case RETIRED ->
                switch (version.state()) {
                    case Published published -> published.retired();
                    case Draft _, Validated _, TemplateState.Retired _ -> throw cannot(version, goal);
                };
        };
    }

    /** What was published until now is retired. */
    private TemplateState publish(Version version, Validated validated) {
        check(version);
        try {
            var published = validated.published(Instant.now());
            templates
                    .published(version.kind())
                    .ifPresent(former -> templates.move(former, ((Published) former.state()).retired()));
            return published;
        } catch (NotPreviewed _) {
            throw new Conflict(
                    "/problems/not-previewed",
                    "Aperçu nécessaire",
                    "Regardez d’abord l’aperçu de cette version, rempli avec les données d’exemple.");
        }
    }

    /** A variable nobody knows is found here, not when the first message is written. */
    private void check(Version version) {
        try {
            var unknown = Variables.unknown(
                    engine.parse(version.body()), Samples.of(version.kind()).getClass());
            if (!unknown.isEmpty()) {
                throw refused("Inconnu dans ce modèle : « " + String.join(" », « ", unknown)
                        + " ». Variables possibles : "
                        + String.join(
                                ", ", Variables.of(Samples.of(version.kind()).getClass()))
                        + " ; sections possibles : if, for.");
            }
        } catch (TemplateException unreadable) {
            var origin = unreadable.getOrigin();
            throw refused("Le modèle ne se lit pas" + (origin == null ? "" : ", à la ligne " + origin.getLine())
                    + " : vérifiez les accolades et la fin de chaque section.");
        }
    }

    private static InvalidInput refused(String why) {
        return new InvalidInput(Problem.of(422, "/problems/template-refused", "Modèle refusé", why)
                .at("/body", why));
    }

    private static Conflict cannot(Version version, Goal goal) {
        return new Conflict(
                "/problems/template-state",
                "Étape impossible",
                "De l’état " + version.state().code() + ", on ne passe pas à l’état " + goal
                        + " : un brouillon est validé, regardé, puis publié ; une version publiée est retirée.");
    }
}
