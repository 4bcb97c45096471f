package fr.palmares.platform.web;

import io.quarkus.oidc.runtime.OidcJwtCallerPrincipal;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who makes the present request, as the access token says. */
@RequestScoped
public class Caller {

    private final CurrentIdentityAssociation association;

    Caller(CurrentIdentityAssociation association) {
        this.association = association;
    }

    /**
     * The person behind the account, claim {@code person}.
     *
     * @throws ForbiddenException when the token is not a person's
     */
    public UUID person() {
        return values("person").stream()
                .findFirst()
                .map(UUID::fromString)
                .orElseThrow(() -> new ForbiddenException("the token names no person"));
    }

    /** The token's subject; {@code anonymous} without one. */
    public String subject() {
        return identity().getPrincipal() instanceof JsonWebToken token ? token.getSubject() : "anonymous";
    }

    public boolean isAnonymous() {
        return identity().isAnonymous();
    }

    public boolean has(String role) {
        return identity().hasRole(role);
    }

    /** Values of a claim, whether the token gives it as one string or as a list; empty when it is absent. */
    public Set<String> values(String claim) {
        if (!(identity().getPrincipal() instanceof OidcJwtCallerPrincipal token)) {
            return Set.of();
        }
        // as they were read: asked by name, each claim that is not a standard one costs an exception
        return switch (token.getClaims().getClaimValue(claim)) {
            case null -> Set.of();
            case Collection<?> several -> several.stream().map(Caller::text).collect(Collectors.toUnmodifiableSet());
            case Object one -> Set.of(text(one));
        };
    }

    private SecurityIdentity identity() {
        return association.getIdentity();
    }

    private static String text(Object value) {
        return value instanceof JsonString string ? string.getString() : value.toString();
    }
}
