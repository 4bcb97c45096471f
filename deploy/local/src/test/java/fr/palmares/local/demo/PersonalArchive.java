package fr.palmares.local.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/** What the independent candidate of the demo is given when she asks for all that is kept about her. */
public final class PersonalArchive {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PersonalArchive() {}

    /** The texts of the archive by their names. */
    public static Map<String, String> files(URI keycloak, URI account) throws IOException {
        var api = new Api();
        var sarah = new Person(api, keycloak, Enrolment.INDEPENDENT, Enrolment.PASSWORD_OF_INDEPENDENT);
        var export = api.post(account, "/v1/my-data/exports")
                .as(sarah)
                .expect(202)
                .json()
                .get("id")
                .asText();
        api.await("the archive", PATIENCE, _ -> {
            var answer = api.get(account, "/v1/my-data/exports/" + export)
                    .as(sarah)
                    .expect(200)
                    .json();
            return answer.get("state").asText().equals("READY") ? answer : null;
        });
        return unpacked(api.get(account, "/v1/my-data/exports/" + export + "/archive")
                .as(sarah)
                .expect(200)
                .body());
    }

    private static Map<String, String> unpacked(byte[] archive) throws IOException {
        var files = new TreeMap<String, String>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
