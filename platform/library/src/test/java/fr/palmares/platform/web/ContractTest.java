package fr.palmares.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import fr.palmares.backends.Contract;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What access tables are made from. */
@QuarkusTest
class ContractTest {

    @Test
    void everyOperationIsReadFromTheContractOfThisBuild() {
        assertThat(Contract.of("platform").operations())
                .anySatisfy(operation -> {
                    assertThat(operation.method()).isEqualTo("PUT");
                    assertThat(operation.path()).isEqualTo("/probe/things/{id}");
                    assertThat(operation.secured()).isTrue();
                })
                .anySatisfy(operation -> {
                    assertThat(operation.path()).isEqualTo("/probe/slow");
                    assertThat(operation.secured()).isFalse();
                });
    }
}
