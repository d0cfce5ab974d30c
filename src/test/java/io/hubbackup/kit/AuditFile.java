package io.hubbackup.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The audit log of a real API server; a line that is just being written is left for the next look. */
record AuditFile(Path file) implements AuditLog {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Mark mark() {
        try {
            return new Mark(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<AuditRecord> since(Mark mark, Predicate<AuditRecord> wanted) {
        try (var channel = FileChannel.open(file).position(mark.offset());
                var lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.endsWith("}"))
                    .map(AuditFile::parse)
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AuditRecord parse(String line) {
        try {
            return AuditRecord.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an audit record: " + line, e);
        }
    }
}
