package fr.palmares.platform.web;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How often one client address may call an operation on one replica; one call more is answered 429 with {@code
 * Retry-After}. A whole class sits behind one address: leave room for thirty-five.
 */
@NameBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RateLimited {

    /** Calls in each period; they are given back evenly, not all at its end. */
    int requests();

    int seconds();
}
