package fr.palmares.documents.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MedicalKeyTest {

    private static final String DEMO = "bG9jYWwga2V5LCBub3QgYSBzZWNyZXQsIDMyIGIuISE=";
    private static final String OWN = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String NEXT = filledWith(1);
    private static final String THIRD = filledWith(2);

    @TempDir
    Path folder;

    @Test
    void whatIsEncryptedOpensWithTheSameKeyAlone() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");
        var encrypted = Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("encrypted")));

        assertThat(new String(encrypted, StandardCharsets.UTF_8)).doesNotContain("Certificat");
        assertThat(key(OWN).decrypt(new ByteArrayInputStream(encrypted))).isEqualTo(Files.readAllBytes(plain));
        assertThatThrownBy(() -> new MedicalKey(Optional.of(DEMO), Optional.empty(), true)
                        .decrypt(new ByteArrayInputStream(encrypted)))
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
        assertThatThrownBy(() -> new MedicalKey(Optional.of(DEMO), Optional.empty(), false))
                .hasMessageContaining("set another");
        assertThat(new MedicalKey(Optional.of(DEMO), Optional.empty(), true)).isNotNull();
    }

    @Test
    void aMissingOrShortKeyIsRefused() {
        assertThatThrownBy(() -> new MedicalKey(Optional.empty(), Optional.empty(), true))
                .hasMessageContaining("missing");
        assertThatThrownBy(() -> key(Base64.getEncoder().encodeToString(new byte[31])))
                .hasMessageContaining("32 bytes");
    }

    @Test
    void documentsOfTheKeyBeforeStayReadableBesideThoseOfTheNewOne() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");
        var before = Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("before")));
        var rotated = key(NEXT, OWN);
        var after = Files.readAllBytes(rotated.encrypt(plain, folder.resolve("after")));

        assertThat(rotated.decrypt(new ByteArrayInputStream(before))).isEqualTo(Files.readAllBytes(plain));
        assertThat(rotated.decrypt(new ByteArrayInputStream(after))).isEqualTo(Files.readAllBytes(plain));
        assertThat(key(THIRD, NEXT, OWN).decrypt(new ByteArrayInputStream(after)))
                .isEqualTo(Files.readAllBytes(plain));
    }

    @Test
    void newDocumentsOpenWithoutTheKeyBefore() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");
        var after = Files.readAllBytes(key(NEXT, OWN).encrypt(plain, folder.resolve("after")));

        assertThat(key(NEXT).decrypt(new ByteArrayInputStream(after))).isEqualTo(Files.readAllBytes(plain));
        assertThatThrownBy(() -> key(OWN).decrypt(new ByteArrayInputStream(after)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aKeyTakenAwayTooEarlyIsNamedByItsId() throws IOException {
        var plain = Files.writeString(folder.resolve("plain"), "Certificat médical");
        var written = Files.readAllBytes(key(NEXT, OWN).encrypt(plain, folder.resolve("written")));
        var before = Files.readAllBytes(key(OWN).encrypt(plain, folder.resolve("before")));

        assertThatThrownBy(() -> key(THIRD).decrypt(new ByteArrayInputStream(written)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(HexFormat.of().formatHex(written, 4, 8));
        assertThatThrownBy(() -> key(THIRD, NEXT).decrypt(new ByteArrayInputStream(before)))
                .hasMessageContaining("any key");
    }

    @Test
    void aDocumentCutShortIsNoticed() {
        assertThatThrownBy(() -> key(NEXT, OWN).decrypt(new ByteArrayInputStream(new byte[] {'P', 'M', 'K', '1', 0})))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> key(OWN).decrypt(new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aPreviousKeyIsCheckedAsTheNewOneIs() {
        assertThatThrownBy(() -> key(OWN, DEMO)).hasMessageContaining("medical-key-previous");
        assertThatThrownBy(() -> key(OWN, Base64.getEncoder().encodeToString(new byte[16])))
                .hasMessageContaining("32 bytes");
    }

    private static MedicalKey key(String base64, String... previous) {
        return new MedicalKey(
                Optional.of(base64), previous.length == 0 ? Optional.empty() : Optional.of(List.of(previous)), false);
    }

    private static String filledWith(int value) {
        var bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
