package io.hubbackup.demo.velero.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The files of a backup as bytes: the same objects give the same bytes. */
final class Tarball {

    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();
    private static final byte[] FORMAT = "1.1.0\n".getBytes(UTF_8);
    private static final int MODE = 0755;

    private Tarball() {}

    /** All objects, each of them twice, and the version of the format. */
    static byte[] of(Collection<BackedUp> items) {
        return zipped(out -> {
            try (var tar = new TarArchiveOutputStream(out, UTF_8.name())) {
                tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
                entry(tar, "metadata/version", FORMAT);
                for (var item : items) {
                    var json = json(item.object());
                    entry(tar, item.path(), json);
                    entry(tar, item.preferredPath(), json);
                }
            }
        });
    }

    private static void entry(TarArchiveOutputStream tar, String path, byte[] content) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(content.length);
        entry.setMode(MODE);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    static byte[] json(JsonNode json) {
        try {
            return SORTED.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree that was read can be written", impossible);
        }
    }

    static byte[] zipped(String text) {
        return zipped(out -> out.write(text.getBytes(UTF_8)));
    }

    /** Writes what is to be packed. */
    private interface Content {

        void writeTo(OutputStream out) throws IOException;
    }

    private static byte[] zipped(Content content) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            content.writeTo(zip);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
