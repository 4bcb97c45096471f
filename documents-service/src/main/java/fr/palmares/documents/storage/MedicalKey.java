package fr.palmares.documents.storage;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Health documents are encrypted by us, with a key of their own, before the store sees them (DOMAIN § 7). New ones under
 * the key of today, older ones open with the keys they were written under, as long as those are given too.
 */
@ApplicationScoped
public class MedicalKey {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** Before the nonce, followed by the key's id; an object without it was written while there was one key. */
    private static final byte[] MARK = {'P', 'M', 'K', '1'};

    private static final int ID = 4;

    /** In the repository, so no secret: the local stack and the tests use it. */
    private static final String DEMO = "bG9jYWwga2V5LCBub3QgYSBzZWNyZXQsIDMyIGIuISE=";

    private record Key(byte[] id, SecretKeySpec secret) {

        /** The id tells keys apart and nothing about the key. */
        static Key of(String setting, String base64, boolean demoKeyAllowed) {
            var bytes = Base64.getDecoder().decode(base64.strip());
            if (bytes.length != 32) {
                throw new IllegalStateException(setting + " must be 32 bytes in Base64");
            }
            if (base64.strip().equals(DEMO) && !demoKeyAllowed) {
                throw new IllegalStateException(
                        setting + " is the key of the local stack, which anybody can read: set another");
            }
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Key(Arrays.copyOf(hash, ID), new SecretKeySpec(bytes, "AES"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private final Key current;
    private final List<Key> all = new ArrayList<>();
    private final SecureRandom random = new SecureRandom();

    MedicalKey(
            @ConfigProperty(name = "palmares.documents.medical-key") Optional<String> base64,
            @ConfigProperty(name = "palmares.documents.medical-key-previous") Optional<List<String>> previous,
            @ConfigProperty(name = "palmares.documents.demo-key-allowed", defaultValue = "false")
                    boolean demoKeyAllowed) {
        var own = base64.orElseThrow(() -> new IllegalStateException(
                "palmares.documents.medical-key is missing: 32 bytes in Base64, the key of health documents"));
        this.current = Key.of("palmares.documents.medical-key", own, demoKeyAllowed);
        all.add(current);
        for (var older : previous.orElse(List.of())) {
            all.add(Key.of("palmares.documents.medical-key-previous", older, demoKeyAllowed));
        }
    }

    /** A service that could not keep health documents secret does not start. */
    void refuseToStartWithoutKey(@Observes StartupEvent start) {}

    /** The key's id stands in front once there was more than one; a release that knows one key alone reads what has none. */
    public Path encrypt(Path plain, Path into) throws IOException {
        var nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try (var out = Files.newOutputStream(into)) {
            if (all.size() > 1) {
                out.write(MARK);
                out.write(current.id());
            }
            out.write(nonce);
            try (var encrypted = new CipherOutputStream(out, cipher(Cipher.ENCRYPT_MODE, current, nonce))) {
                Files.copy(plain, encrypted);
            }
        }
        return into;
    }

    /** Whole, so that nothing is served before its tag was verified; pieces of this kind are small. */
    public byte[] decrypt(InputStream encrypted) throws IOException {
        byte[] object;
        try (encrypted) {
            object = encrypted.readAllBytes();
        }
        var start = MARK.length + ID;
        if (object.length < start || !Arrays.equals(MARK, Arrays.copyOf(object, MARK.length))) {
            return openWithAny(object, "a health document could not be decrypted with any key that is given");
        }
        var id = Arrays.copyOfRange(object, MARK.length, start);
        for (var key : all) {
            if (Arrays.equals(id, key.id())) {
                return open(key, object, start);
            }
        }
        // one nonce in four thousand million begins like the mark
        return openWithAny(
                object,
                "a health document was encrypted with key " + HexFormat.of().formatHex(id)
                        + ", which is neither palmares.documents.medical-key nor among its previous ones");
    }

    private byte[] openWithAny(byte[] object, String otherwise) throws IOException {
        var failed = new IOException(otherwise);
        for (var key : all) {
            try {
                return open(key, object, 0);
            } catch (IOException another) {
                failed.addSuppressed(another);
            }
        }
        throw failed;
    }

    private static byte[] open(Key key, byte[] object, int start) throws IOException {
        if (object.length < start + NONCE) {
            throw new IOException("a health document was cut short");
        }
        var nonce = Arrays.copyOfRange(object, start, start + NONCE);
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce)
                    .doFinal(object, start + NONCE, object.length - start - NONCE);
        } catch (GeneralSecurityException tampered) {
            throw new IOException("a health document could not be decrypted", tampered);
        }
    }

    private static Cipher cipher(int mode, Key key, byte[] nonce) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.secret(), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
