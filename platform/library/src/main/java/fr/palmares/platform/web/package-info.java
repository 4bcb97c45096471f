/** What every REST door needs: who calls, pages, entity tags, idempotency keys, the change feed. */
@NullMarked
package fr.palmares.platform.web;

import org.jspecify.annotations.NullMarked;
