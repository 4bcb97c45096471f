package fr.palmares.documents.upload;

import fr.palmares.documents.inspection.FileType;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and hashes what goes by, and stops at the limit. */
final class Measured extends FilterInputStream {

    private final MessageDigest digest;
    private final long limit;
    private long count;
    private boolean tooLarge;

    Measured(InputStream content, long limit) {
        super(new PushbackInputStream(content, FileType.LONGEST));
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] peek() throws IOException {
        var head = in.readNBytes(FileType.LONGEST);
        ((PushbackInputStream) in).unread(head);
        return head;
    }

    long count() {
        return count;
    }

    boolean tooLarge() {
        return tooLarge;
    }

    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        var read = in.read(into, offset, length);
        if (read > 0) {
            count += read;
            if (count > limit) {
                tooLarge = true;
                throw new IOException("more than " + limit + " bytes");
            }
            digest.update(into, offset, read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
