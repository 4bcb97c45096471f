package fr.palmares.notification.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.notification.mail.DeliveryReports;
import fr.palmares.notification.mail.domain.DeliveryReport.Verdict;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryReportTest {

    private static final UUID MAIL = UUID.fromString("0190a1b2-0000-7000-8000-00000000000d");

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, FAILED",
        "failed, 5.7.1, FAILED",
        "Failed, 4.4.7, DELAYED",
        "delayed, 4.2.2, DELAYED",
        "delivered, 2.0.0, DELIVERED",
        "relayed, 2.0.0, DELIVERED"
    })
    void onlyAFailureForGoodIsAReturn(String action, String status, Verdict verdict) {
        assertThat(DeliveryReport.read(DeliveryReports.of(MAIL.toString(), action, status)))
                .contains(new DeliveryReport(MAIL, verdict));
    }

    @Test
    void whatNamesNoEmailOfOursIsNoReport() {
        assertThat(DeliveryReport.read("")).isEmpty();
        assertThat(DeliveryReport.read("Subject: Absent du bureau\r\n\r\nJe reviens lundi."))
                .isEmpty();
        assertThat(DeliveryReport.read(DeliveryReports.of("somebody", "failed", "5.1.1")))
                .isEmpty();
        assertThat(DeliveryReport.read(
                        DeliveryReports.of(MAIL.toString(), "failed", "5.1.1").replace("Action:", "Deed:")))
                .isEmpty();
    }

    @Test
    void aReportWithoutStatusIsTakenAtItsWord() {
        var report = DeliveryReports.of(MAIL.toString(), "failed", "5.1.1").replace("Status: 5.1.1\r\n", "");

        assertThat(DeliveryReport.read(report)).contains(new DeliveryReport(MAIL, Verdict.FAILED));
    }
}
