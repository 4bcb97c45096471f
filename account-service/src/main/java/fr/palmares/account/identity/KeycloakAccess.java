package fr.palmares.account.identity;

import io.quarkus.oidc.client.reactive.filter.OidcClientRequestReactiveFilter;
import jakarta.enterprise.context.ApplicationScoped;

/** The access token of this service's own client, kept and renewed by Quarkus. */
@ApplicationScoped
class KeycloakAccess extends OidcClientRequestReactiveFilter {}
