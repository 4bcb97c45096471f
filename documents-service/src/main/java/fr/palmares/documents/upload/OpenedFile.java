package fr.palmares.documents.upload;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** A clean file as a browser gets it: shown in its place, kept nowhere, and nothing in it runs. */
public final class OpenedFile {

    private OpenedFile() {}

    public static Response of(Arrival file, InputStream content, String name) {
        return Response.ok(content, "application/pdf")
                .header(HttpHeaders.CONTENT_LENGTH, file.bytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + name + ".pdf\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }
}
