package fr.palmares.documents.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedicalKeyTest {

    private static final String DEMO = "bG9jYWwga2V5LCBub3QgYSBzZWNyZXQsIDMyIGIuISE=";
    private static final String OWN = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void whatIsEncryptedOpensWithTheSameKeyAlone() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");
        var encrypted = Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("encrypted")));

        assertThat(new String(encrypted, StandardCharsets.UTF_8)).doesNotContain("Certificat");
        assertThat(key(OWN).decrypt(new ByteArrayInputStream(encrypted))).isEqualTo(Files.readAllBytes(plain));
        assertThatThrownBy(() -> new MedicalKey(Optional.of(DEMO), true).decrypt(new ByteArrayInputStream(encrypted)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void oneBitChangedInTheStoreIsNoticed() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");
        var encrypted = Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("encrypted")));
        encrypted[encrypted.length - 20] ^= 1;

        assertThatThrownBy(() -> key(OWN).decrypt(new ByteArrayInputStream(encrypted)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void theSameDocumentTwiceIsNotTheSameObject() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");

        assertThat(Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("one"))))
                .isNotEqualTo(Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("two"))));
    }

    @Test
    void theKeyOfTheLocalStackIsRefusedInProduction() {
        assertThatThrownBy(() -> new MedicalKey(Optional.of(DEMO), false)).hasMessageContaining("set another");
        assertThat(new MedicalKey(Optional.of(DEMO), true)).isNotNull();
    }

    @Test
    void aMissingOrShortKeyIsRefused() {
        assertThatThrownBy(() -> new MedicalKey(Optional.empty(), true)).hasMessageContaining("missing");
        assertThatThrownBy(() -> key(Base64.getEncoder().encodeToString(new byte[31])))
                .hasMessageContaining("32 bytes");
    }

    private static MedicalKey key(String base64) {
        return new MedicalKey(Optional.of(base64), false);
    }
}
