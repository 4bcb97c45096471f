package fr.palmares.local;

import java.util.LinkedHashMap;
import java.util.Map;

/** Which port belongs to whom; an offset moves them all, so that two stacks can live on one machine. */
record Addresses(int offset) {

    int page() {
        return 8080 + offset;
    }

    int keycloak() {
        return 8180 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return 19092 + offset;
    }

    int kafkaController() {
        return 19093 + offset;
    }

    int connect() {
        return 18083 + offset;
    }

    int s3() {
        return 19000 + offset;
    }

    int smtp() {
        return 13025 + offset;
    }

    int mailApi() {
        return 13080 + offset;
    }

    int service(ServiceName service) {
        return service.port() + offset;
    }

    String url(ServiceName service) {
        return "http://localhost:" + service(service);
    }

    String page(String path) {
        return "http://localhost:" + page() + path;
    }

    /** Every port of the stack with the name of who needs it. */
    Map<String, Integer> all() {
        var all = new LinkedHashMap<String, Integer>();
        all.put("portal", page());
        all.put("keycloak", keycloak());
        all.put("postgres", postgres());
        all.put("kafka", kafka());
        all.put("kafka controller", kafkaController());
        all.put("connect", connect());
        all.put("s3", s3());
        all.put("mail (SMTP)", smtp());
        all.put("mail (API)", mailApi());
        for (var service : ServiceName.values()) {
            all.put(service.process(), service(service));
        }
        return all;
    }
}
