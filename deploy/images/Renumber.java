import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Makes a packaged service the same in each build. Quarkus numbers the values that its build steps hand to each other
 * ({@code proxykey117}) in the order in which the threads of the build come by; here they get their numbers in the order
 * of the classes' names. A number is a name and nothing else, the same on both sides.
 */
final class Renumber {

    private static final Pattern NUMBERED = Pattern.compile("proxykey[0-9]+");
    private static final int UTF8 = 1;

    /** How many bytes follow the tag of each other kind of constant (JVMS 4.4). */
    private static final Map<Integer, Integer> SIZES = Map.ofEntries(
            Map.entry(3, 4), Map.entry(4, 4), Map.entry(5, 8), Map.entry(6, 8), Map.entry(7, 2), Map.entry(8, 2),
            Map.entry(9, 4), Map.entry(10, 4), Map.entry(11, 4), Map.entry(12, 4), Map.entry(15, 3), Map.entry(16, 2),
            Map.entry(17, 4), Map.entry(18, 4), Map.entry(19, 2), Map.entry(20, 2));

    private record Entry(ZipEntry head, byte[] body) {}

    private final Map<String, String> numbers = new HashMap<>();

    /** @param jars each is written anew, with the same entries in the same order */
    public static void main(String... jars) throws IOException {
        for (var jar : jars) {
            new Renumber().rewrite(Path.of(jar));
        }
    }

    private void rewrite(Path jar) throws IOException {
        var entries = read(jar);
        var renumbered = new TreeMap<String, byte[]>();
        for (var name : new TreeMap<>(entries).keySet()) {
            var body = entries.get(name).body();
            renumbered.put(name, name.endsWith(".class") ? renumbered(body) : body);
        }
        try (var zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (var name : entries.keySet()) {
                var entry = new ZipEntry(name);
                entry.setTimeLocal(entries.get(name).head().getTimeLocal());
                zip.putNextEntry(entry);
                zip.write(renumbered.get(name));
                zip.closeEntry();
            }
        }
    }

    private static Map<String, Entry> read(Path jar) throws IOException {
        var entries = new LinkedHashMap<String, Entry>();
        try (var zip = new ZipInputStream(Files.newInputStream(jar))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), new Entry(entry, zip.readAllBytes()));
            }
        }
        return entries;
    }

    /** Constants refer to each other by their index: a text may become longer or shorter. */
    private byte[] renumbered(byte[] body) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(body));
        var bytes = new ByteArrayOutputStream(body.length);
        var out = new DataOutputStream(bytes);
        out.write(in.readNBytes(8));
        var count = in.readUnsignedShort();
        out.writeShort(count);
        for (var index = 1; index < count; index++) {
            var tag = in.readUnsignedByte();
            out.writeByte(tag);
            if (tag == UTF8) {
                out.writeUTF(renumbered(in.readUTF()));
            } else {
                out.write(in.readNBytes(SIZES.get(tag)));
                index += SIZES.get(tag) == 8 ? 1 : 0; // a long or a double takes two places
            }
        }
        in.transferTo(out);
        return bytes.toByteArray();
    }

    private String renumbered(String text) {
        return NUMBERED.matcher(text).matches()
                ? numbers.computeIfAbsent(text, _ -> "proxykey" + (numbers.size() + 1))
                : text;
    }
}
