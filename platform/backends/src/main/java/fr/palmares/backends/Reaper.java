package fr.palmares.backends;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small shell that outlives this virtual machine, however it ends: it reads pids from a pipe, and when the pipe
 * closes it ends those processes and removes the temporary folders.
 */
final class Reaper {

    private static final String SCRIPT = """
            trap '' INT TERM HUP
            quick=; gentle=
            while read -r what value; do
              case $what in
                kill) quick="$quick $value" ;;
                end) gentle="$gentle $value" ;;
                forget) quick=$(printf ' %s' $quick | sed "s/ $value\\\\b//"); gentle=$(printf ' %s' $gentle | sed "s/ $value\\\\b//") ;;
                remove) set -- "$@" "$value" ;;
              esac
            done
            [ -n "$quick" ] && kill -9 $quick
            [ -n "$gentle" ] && kill -TERM $gentle
            tries=0
            while [ -n "$gentle" ] && [ $tries -lt 150 ]; do
              left=
              for pid in $gentle; do kill -0 $pid && left="$left $pid"; done
              gentle=$left
              [ -n "$gentle" ] && sleep 0.1
              tries=$((tries + 1))
            done
            [ -n "$gentle" ] && kill -9 $gentle
            tries=0
            while [ $# -gt 0 ] && ! rm -rf "$@" && [ $tries -lt 50 ]; do sleep 0.2; tries=$((tries + 1)); done
            exit 0
            """;

    private static final Reaper INSTANCE = new Reaper();

    private final OutputStream pipe;

    private Reaper() {
        try {
            pipe = new ProcessBuilder("sh", "-c", SCRIPT, "palmares-reaper")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void killWithUs(long pid) {
        INSTANCE.tell("kill " + pid);
    }

    static void endWithUs(long pid) {
        INSTANCE.tell("end " + pid);
    }

    static void forget(long pid) {
        INSTANCE.tell("forget " + pid);
    }

    static void removeWithUs(Path folder) {
        INSTANCE.tell("remove " + folder);
    }

    private synchronized void tell(String line) {
        try {
            pipe.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            pipe.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
