package fr.palmares.documents.inspection;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PDF whose tables inflate to gigabytes would take the memory of whoever opens it. Only cross-reference and object
 * streams are inflated on opening: they are inflated here first, into nothing, up to a limit no honest document reaches.
 */
final class PdfBomb {

    private static final long MOST = 32L * 1024 * 1024;
    private static final int DICTIONARY = 1024;
    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern OPENED = Pattern.compile("/Type\\s*/(XRef|ObjStm)\\b");
    private static final Pattern CHAINED = Pattern.compile("/Filter\\s*\\[\\s*/\\w+\\s*/");

    private PdfBomb() {}

    static boolean isIn(Path file) throws IOException {
        try (var channel = FileChannel.open(file)) {
            var bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            for (var at = 0; at <= bytes.limit() - STREAM.length; at++) {
                if (isStream(bytes, at) && isBomb(bytes, at)) {
                    return true;
                }
            }
            return false;
        }
    }

    private static boolean isStream(ByteBuffer bytes, int at) {
        if (bytes.get(at) != 's' || (at > 0 && bytes.get(at - 1) == 'd')) { // not "endstream"
            return false;
        }
        for (var index = 1; index < STREAM.length; index++) {
            if (bytes.get(at + index) != STREAM[index]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isBomb(ByteBuffer bytes, int at) {
        var from = Math.max(0, at - DICTIONARY);
        var before = new byte[at - from];
        bytes.get(from, before);
        var dictionary = new String(before, StandardCharsets.ISO_8859_1);
        var start = Math.max(dictionary.lastIndexOf(" obj"), 0);
        if (!OPENED.matcher(dictionary).region(start, dictionary.length()).find()) {
            return false;
        }
        if (CHAINED.matcher(dictionary).region(start, dictionary.length()).find()) {
            return true; // no writer filters its tables twice
        }
        var begin = at + STREAM.length;
        while (begin < bytes.limit() && (bytes.get(begin) == '\r' || bytes.get(begin) == '\n')) {
            begin++;
        }
        return inflatesTooFar(bytes.slice(begin, bytes.limit() - begin));
    }

    private static boolean inflatesTooFar(ByteBuffer deflated) {
        var inflater = new Inflater();
        try {
            inflater.setInput(deflated);
            var into = new byte[64 * 1024];
            var total = 0L;
            while (!inflater.finished() && total <= MOST) {
                var count = inflater.inflate(into);
                if (count == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    return false;
                }
                total += count;
            }
            return total > MOST;
        } catch (DataFormatException notDeflated) {
            return false;
        } finally {
            inflater.end();
        }
    }
}
