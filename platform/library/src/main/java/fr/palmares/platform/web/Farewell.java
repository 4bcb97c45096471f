package fr.palmares.platform.web;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * A service that ends tells callers who keep their connections ({@code quarkus.shutdown.delay} gives it the time): the
 * next request takes another connection, to a replica that stays, instead of meeting this one when it closes.
 */
@ApplicationScoped
class Farewell {

    private static final int BEFORE_ANY_ANSWER = 1_001;

    private volatile boolean leaving;

    void leave(@Observes ShutdownDelayInitiatedEvent begun) {
        leaving = true;
    }

    void stand(@Observes Filters filters) {
        filters.register(this::tell, BEFORE_ANY_ANSWER);
    }

    private void tell(RoutingContext call) {
        if (leaving) {
            call.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        call.next();
    }
}
