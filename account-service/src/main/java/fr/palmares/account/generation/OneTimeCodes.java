package fr.palmares.account.generation;

import fr.palmares.account.generation.domain.OneTimeCode;
import fr.palmares.account.person.domain.Account;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Derives the one-time code of an account from this service's secret: nothing to store, nothing to steal. */
@ApplicationScoped
class OneTimeCodes {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;

    OneTimeCodes(@ConfigProperty(name = "palmares.account.code-secret") String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < SHORTEST_SECRET) {
            throw new IllegalStateException("palmares.account.code-secret needs at least 32 bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    OneTimeCode of(Account account) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return OneTimeCode.from(
                    mac.doFinal((account.personId() + ":" + account.codeSeries()).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** In the same time whatever differs. */
    boolean opens(Account account, OneTimeCode typed) {
        return MessageDigest.isEqual(
                of(account).signs().getBytes(StandardCharsets.UTF_8),
                typed.signs().getBytes(StandardCharsets.UTF_8));
    }
}
