package fr.palmares.documents.storage;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Health documents are encrypted by us, with a key of their own, before the store sees them (DOMAIN § 7). */
@ApplicationScoped
public class MedicalKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** In the repository, so no secret: the local stack and the tests use it. */
    private static final String DEMO = "bG9jYWwga2V5LCBub3QgYSBzZWNyZXQsIDMyIGIuISE=";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    MedicalKey(
            @ConfigProperty(name = "palmares.documents.medical-key") Optional<String> base64,
            @ConfigProperty(name = "palmares.documents.demo-key-allowed", defaultValue = "false")
                    boolean demoKeyAllowed) {
        var bytes = Base64.getDecoder()
                .decode(base64.orElseThrow(() -> new IllegalStateException(
                        "palmares.documents.medical-key is missing: 32 bytes in Base64, the key of health documents")));
        if (bytes.length != 32) {
            throw new IllegalStateException("palmares.documents.medical-key must be 32 bytes in Base64");
        }
        if (base64.get().strip().equals(DEMO) && !demoKeyAllowed) {
            throw new IllegalStateException(
                    "palmares.documents.medical-key is the key of the local stack, which anybody can read: set another");
        }
        this.key = new SecretKeySpec(bytes, "AES");
    }

    /** A service that could not keep health documents secret does not start. */
    void refuseToStartWithoutKey(@Observes StartupEvent start) {}

    public Path encrypt(Path plain, Path into) throws IOException {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try (var out = Files.newOutputStream(into)) {
            out.write(nonce);
            try (var encrypted = new CipherOutputStream(out, cipher(Cipher.ENCRYPT_MODE, nonce))) {
                Files.copy(plain, encrypted);
            }
        }
        return into;
    }

    /** Whole, so that nothing is served before its tag was verified; pieces of this kind are small. */
    public byte[] decrypt(InputStream encrypted) throws IOException {
        try (encrypted) {
            var nonce = encrypted.readNBytes(NONCE);
            return cipher(Cipher.DECRYPT_MODE, nonce).doFinal(encrypted.readAllBytes());
        } catch (GeneralSecurityException tampered) {
            throw new IOException("a health document could not be decrypted", tampered);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
