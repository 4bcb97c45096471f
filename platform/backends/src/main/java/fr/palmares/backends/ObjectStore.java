package fr.palmares.backends;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** An S3-compatible store over a folder (s3proxy). */
public final class ObjectStore extends NativePart {

    public static final String ACCESS_KEY = "palmares";
    public static final String SECRET_KEY = "palmares-local";

    public ObjectStore(Home home, int port) {
        super("s3", home, port);
    }

    public String endpoint() {
        return "http://localhost:" + port();
    }

    @Override
    protected void prepare() throws IOException {
        var buckets = Files.createDirectories(home.data(name()).resolve("buckets"));
        var configuration = Files.createDirectories(home.configuration(name()));
        Files.writeString(
                configuration.resolve("s3proxy.conf"), """
                s3proxy.endpoint=http://localhost:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port(), ACCESS_KEY, SECRET_KEY, buckets));
    }

    @Override
    protected List<String> command() {
        var command = new ArrayList<>(List.of(java(), "-Xmx96m"));
        command.addAll(Machine.options(name(), home.lasting()));
        command.addAll(List.of(
                "-jar",
                Cache.part("s3").resolve("s3proxy.jar").toString(),
                "--properties",
                home.configuration(name()).resolve("s3proxy.conf").toString()));
        return command;
    }

    /** It answers 403 to whoever does not sign: that is an answer. */
    @Override
    public boolean ready() {
        return Ports.answers(port()) && Http.status(endpoint() + "/") > 0;
    }
}
