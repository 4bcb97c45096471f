package fr.palmares.local;

/** Where everything is, for whoever has just started it. */
record Guide(Addresses addresses) {

    @Override
    public String toString() {
        var text = new StringBuilder("Everything is ready.\n");
        line(text, "start here", addresses.page("/"));
        for (var service : ServiceName.values()) {
            line(text, service.process(), addresses.url(service) + "/q/openapi");
        }
        line(text, "sign-in (Keycloak)", "http://localhost:" + addresses.keycloak() + "  (admin / admin)");
        line(text, "mailbox", addresses.page("/courriels"));
        line(text, "PostgreSQL", "localhost:" + addresses.postgres() + "  (postgres / postgres)");
        line(text, "Kafka", "localhost:" + addresses.kafka());
        line(text, "Kafka Connect", "http://localhost:" + addresses.connect() + "/connectors");
        line(text, "S3", "http://localhost:" + addresses.s3());
        return text.append("Stop it with ./palmares down").toString();
    }

    private static void line(StringBuilder text, String what, String where) {
        text.append("  %-22s %s%n".formatted(what, where));
    }
}
