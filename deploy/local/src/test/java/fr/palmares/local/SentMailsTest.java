package fr.palmares.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Mails as people read them, whatever way they travelled. */
class SentMailsTest {

    private static final String IN_TWO_FORMS = """
            From: =?UTF-8?Q?Palmar=C3=A8s?= <ne-pas-repondre@palmares.example>
            To: sarah.lemoine@courriel.example
            Subject: =?UTF-8?Q?Pi=C3=A8ce_refus=C3=A9e?=
            Date: Mon, 10 Nov 2025 20:00:00 +0100
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary=x

            --x
            Content-Type: text/plain; charset=UTF-8
            Content-Transfer-Encoding: quoted-printable

            Votre pi=C3=A8ce est illisible=20:
            num=C3=A9risez-la.
            --x
            Content-Type: text/html; charset=UTF-8
            Content-Transfer-Encoding: base64

            PHA+Vm90cmUgcGnDqGNlPC9wPg==
            --x--
            """;

    @Test
    void bothFormsOfAMailAreDecoded() throws IOException {
        var mail = SentMails.readable(IN_TWO_FORMS);

        assertThat(mail.path("subject").asText()).isEqualTo("Pièce refusée");
        assertThat(mail.path("from").asText()).isEqualTo("Palmarès <ne-pas-repondre@palmares.example>");
        assertThat(mail.path("to").asText()).isEqualTo("sarah.lemoine@courriel.example");
        assertThat(mail.path("sent").asText()).isEqualTo("2025-11-10T19:00:00Z");
        assertThat(mail.path("text").asText())
                .contains("Votre pièce est illisible")
                .contains("numérisez-la.");
        assertThat(mail.path("html").asText()).isEqualTo("<p>Votre pièce</p>");
    }

    @Test
    void aMailInTextAloneHasNoOtherForm() throws IOException {
        var mail = SentMails.readable("""
                From: a@palmares.example
                To: b@palmares.example
                Subject: Bonjour
                Date: Mon, 10 Nov 2025 20:00:00 +0100

                Une ligne.
                """);

        assertThat(mail.path("text").asText()).startsWith("Une ligne.");
        assertThat(mail.has("html")).isFalse();
    }

    @Test
    void aMailWithoutDateIsStillShown() throws IOException {
        var mail = SentMails.readable("Subject: Sans date\n\nTexte.\n");

        assertThat(mail.path("subject").asText()).isEqualTo("Sans date");
        assertThat(mail.path("sent").asText()).isEmpty();
    }

    @Test
    void anUnknownWayOfWritingIsSaidPlainly() {
        var unknown = "Subject: S\nContent-Type: text/plain\nContent-Transfer-Encoding: carrier-pigeon\n\nTexte.\n";

        assertThatThrownBy(() -> SentMails.readable(unknown))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("carrier-pigeon");
    }
}
