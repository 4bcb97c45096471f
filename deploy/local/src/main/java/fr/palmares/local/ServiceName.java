package fr.palmares.local;

import java.util.Locale;

/** The five services. */
enum ServiceName {
    ACCOUNT(8081),
    REGISTRATION(8082),
    DOCUMENTS(8083),
    GRADING(8084),
    NOTIFICATION(8085);

    private final int port;

    ServiceName(int port) {
        this.port = port;
    }

    int port() {
        return port;
    }

    /** Name of its database and of its topics. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String process() {
        return id() + "-service";
    }
}
