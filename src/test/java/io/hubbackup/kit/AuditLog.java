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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The audit log of a real API server: what was asked of it, by whom. */
public record AuditLog(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A place in the log, to read on from. */
    public record Mark(long offset) {

        /** The beginning of the log. */
        public static final Mark START = new Mark(0);
    }

    /** The present end of the log. */
    public Mark mark() {
        try {
            return new Mark(Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All requests answered since then that this condition holds for; a line that is just being written is left for the next look. */
    public List<AuditRecord> since(Mark mark, Predicate<AuditRecord> wanted) {
        try (var channel = FileChannel.open(file).position(mark.offset());
                var lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.endsWith("}"))
                    .map(AuditLog::parse)
                    .filter(wanted)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Requests by {@link AuditRecord#call()}, with their number. */
    public static Map<String, Long> count(List<AuditRecord> records) {
        return records.stream().collect(Collectors.groupingBy(AuditRecord::call, TreeMap::new, Collectors.counting()));
    }

    /** Those of one client, by the beginning of its user agent. */
    public static Predicate<AuditRecord> by(String userAgent) {
        return record -> record.userAgent().startsWith(userAgent);
    }

    /** Those on one resource, as {@code resource.group}. */
    public static Predicate<AuditRecord> on(String resourceAndGroup) {
        return record -> record.resourceAndGroup().equals(resourceAndGroup);
    }

    private static AuditRecord parse(String line) {
        try {
            return AuditRecord.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an audit record: " + line, e);
        }
    }
}
