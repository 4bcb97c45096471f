package fr.palmares.documents.storage;

import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** Bytes as they come, once. */
final class StreamBody extends RequestBody {

    private static final int CHUNK = 64 * 1024;

    private final InputStream content;
    private final long length;
    private final MediaType type;

    StreamBody(InputStream content, long length, MediaType type) {
        this.content = content;
        this.length = length;
        this.type = type;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return length;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        var chunk = new byte[CHUNK];
        for (var read = content.read(chunk); read >= 0; read = content.read(chunk)) {
            sink.write(chunk, 0, read);
        }
    }
}
