package fr.palmares.local.demo;

import java.net.URI;
import java.nio.file.Path;

/** Where the running stack answers, and where the demo may write. */
public record Places(
        URI account,
        URI registration,
        URI documents,
        URI grading,
        URI notification,
        URI keycloak,
        URI mailbox,
        String kafka,
        Path clockFile,
        Path output) {}
