package fr.palmares.registration.importing.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Whether a stream of bytes is UTF-8, told part by part. */
final class Utf8 {

    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private ByteBuffer rest = ByteBuffer.allocate(0);
    private boolean valid = true;

    void read(byte[] part) {
        if (!valid) {
            return;
        }
        var bytes = ByteBuffer.allocate(rest.remaining() + part.length)
                .put(rest)
                .put(part)
                .flip();
        var result = decoder.decode(bytes, CharBuffer.allocate(bytes.remaining() + 1), false);
        valid = !result.isError();
        rest = bytes;
    }

    boolean valid() {
        return valid && !rest.hasRemaining();
    }
}
