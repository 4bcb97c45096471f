package fr.palmares.registration.importing;

import fr.palmares.registration.importing.domain.Lines;
import fr.palmares.registration.importing.domain.PupilReader;
import fr.palmares.registration.importing.domain.Unusable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Reads a file one batch ahead: while the database writes a batch, the next one is read. */
class ReadAhead implements AutoCloseable {

    private static final int BATCH = 2_000;

    private final Lines lines;
    private final PupilReader pupils;
    private final int done;
    private final ExecutorService reader =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().factory());
    private Future<List<ReadLine>> next;

    /** @param done the last line that needs no reading any more */
    ReadAhead(Lines lines, PupilReader pupils, int done) {
        this.lines = lines;
        this.pupils = pupils;
        this.done = done;
        this.next = reader.submit(this::read);
    }

    /** Empty at the end. */
    List<ReadLine> batch() throws IOException, Unusable {
        try {
            var batch = next.get();
            if (!batch.isEmpty()) {
                next = reader.submit(this::read);
            }
            return batch;
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case Unusable unusable -> throw unusable;
                case IOException unreadable -> throw unreadable;
                case Throwable other -> throw new IllegalStateException(other);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** What was read before a file broke off is taken in first; the next call then tells why it broke off. */
    private List<ReadLine> read() throws IOException, Unusable {
        var batch = new ArrayList<ReadLine>(BATCH);
        try {
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().number() > done) {
                    batch.add(ReadLine.of(line.get(), pupils));
                }
                if (batch.size() == BATCH) {
                    break;
                }
            }
        } catch (Unusable brokenOff) {
            if (batch.isEmpty()) {
                throw brokenOff;
            }
        }
        return batch;
    }

    @Override
    public void close() {
        reader.close();
    }
}
