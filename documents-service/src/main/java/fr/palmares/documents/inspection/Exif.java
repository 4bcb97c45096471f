package fr.palmares.documents.inspection;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which way a telephone held the page: the orientation tag of a JPEG. */
final class Exif {

    private static final int ORIENTATION = 0x0112;

    private Exif() {}

    /** Degrees to turn the picture clockwise; 0 when nothing says so. */
    static int turn(Path jpeg) throws IOException {
        try (var in = new DataInputStream(Files.newInputStream(jpeg))) {
            in.readUnsignedShort();
            while (true) {
                var marker = in.readUnsignedShort();
                var length = in.readUnsignedShort() - 2;
                if (marker == 0xFFE1 && length > 14) {
                    return turn(ByteBuffer.wrap(in.readNBytes(length)));
                }
                if ((marker & 0xFFF0) != 0xFFE0 && marker != 0xFFFE) {
                    return 0;
                }
                in.skipNBytes(length);
            }
        } catch (EOFException | IndexOutOfBoundsException | IllegalArgumentException nothing) {
            return 0;
        }
    }

    private static int turn(ByteBuffer app1) {
        if (app1.getInt(0) != 0x45786966) {
            return 0;
        }
        var tiff = app1.slice(6, app1.capacity() - 6);
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var index = 0; index < entries; index++) {
            var entry = directory + 2 + 12 * index;
            if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                return switch (tiff.getShort(entry + 8)) {
                    case 3, 4 -> 180;
                    case 5, 6 -> 90;
                    case 7, 8 -> 270;
                    default -> 0;
                };
            }
        }
        return 0;
    }
}
