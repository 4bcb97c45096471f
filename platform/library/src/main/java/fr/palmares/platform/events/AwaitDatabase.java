package fr.palmares.platform.events;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a reader of facts: one that meets a database that is away (a failover, a restart) is taken in when it is back,
 * however long that takes. Without it the bounded retries end after a second, and a good fact is parked.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface AwaitDatabase {}
