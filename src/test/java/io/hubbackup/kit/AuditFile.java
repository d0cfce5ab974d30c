package io.hubbackup.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** The audit log of a real API server; a line that is just being written is left for the next look. */
record AuditFile(Path file) implements AuditLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 8_192;

    @Override
    public Mark mark() {
        try (var channel = FileChannel.open(file)) {
            return new Mark(endOfLines(channel));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Behind the last line that is written to its end. */
    private static long endOfLines(FileChannel channel) throws IOException {
        for (long end = channel.size(); end > 0; end -= BLOCK) {
            long begin = Math.max(0, end - BLOCK);
            var block = ByteBuffer.allocate((int) (end - begin));
            for (int last = channel.read(block, begin) - 1; last >= 0; last--) {
                if (block.get(last) == '\n') {
                    return begin + last + 1;
                }
            }
        }
        return 0;
    }

    @Override
    public List<AuditRecord> since(Mark mark, Predicate<AuditRecord> wanted) {
        try (var channel = FileChannel.open(file).position(mark.offset());
                var whole = new Part(channel, endOfLines(channel));
                var lines = new BufferedReader(
                        new InputStreamReader(Channels.newInputStream(whole), StandardCharsets.UTF_8))) {
            return lines.lines().map(AuditFile::parse).filter(wanted).toList();
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

    /** A file up to a place in it. */
    private record Part(FileChannel file, long end) implements ReadableByteChannel {

        @Override
        public int read(ByteBuffer into) throws IOException {
            long left = end - file.position();
            if (left <= 0) {
                return -1;
            }
            into.limit((int) Math.min(into.limit(), into.position() + left));
            return file.read(into);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
