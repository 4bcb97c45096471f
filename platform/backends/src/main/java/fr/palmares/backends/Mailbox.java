package fr.palmares.backends;

import java.util.ArrayList;
import java.util.List;

/** An SMTP server that keeps what it is given, and shows it over a JSON API (GreenMail). */
public final class Mailbox extends NativePart {

    private final int apiPort;

    public Mailbox(Home home, int smtpPort, int apiPort) {
        super("mail", home, smtpPort);
        this.apiPort = apiPort;
    }

    public int apiPort() {
        return apiPort;
    }

    public String api() {
        return "http://localhost:" + apiPort + "/api";
    }

    @Override
    protected void prepare() {}

    @Override
    protected List<String> command() {
        var command = new ArrayList<>(List.of(java(), "-Xmx64m"));
        command.addAll(Machine.options(name(), home.lasting()));
        command.addAll(List.of(
                "-Dgreenmail.smtp.hostname=127.0.0.1",
                "-Dgreenmail.smtp.port=" + port(),
                "-Dgreenmail.api.hostname=127.0.0.1",
                "-Dgreenmail.api.port=" + apiPort,
                "-Dgreenmail.auth.disabled",
                "-jar",
                Cache.part("mail").resolve("greenmail.jar").toString()));
        return command;
    }

    @Override
    public boolean ready() {
        return Ports.answers(port()) && Http.status(api() + "/service/readiness") == 200;
    }
}
