package fr.palmares.notification.mail;

/** A delivery status notification as mail servers write it (RFC 3464, appendix). */
public final class DeliveryReports {

    private DeliveryReports() {}

    public static String of(String mail, String action, String status) {
        return """
                Date: Thu, 7 Jul 2026 17:16:05 -0400
                From: MAILER-DAEMON@mx.example.org
                Message-ID: <199407072116.RAA14128@mx.example.org>
                Subject: Returned mail: Cannot send message
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b

                The original message could not be delivered.

                --b
                content-type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; nina@example.org
                Action: %s
                Status: %s

                --b
                content-type: message/rfc822

                Subject: Une pièce est à remplacer
                Message-ID:
                 <%s@palmares.example>

                --b--
                """.formatted(action, status, mail).replace("\n", "\r\n");
    }
}
