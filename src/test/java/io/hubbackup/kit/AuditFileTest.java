package io.hubbackup.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log to which an API server writes while it is read. */
class AuditFileTest {

    private static final String RECORD =
            "{\"verb\":\"%s\",\"objectRef\":{\"resource\":\"secrets\",\"name\":\"a\"},\"responseStatus\":{\"code\":200},\"stage\":\"ResponseComplete\"}\n";

    @TempDir
    private Path folder;

    @Test
    @DisplayName(
            "a line that is half written, wherever it breaks off, is left for the next look and belongs to what comes after a mark")
    void halfWritten() throws IOException {
        var whole = RECORD.formatted("list");
        for (int written = 0; written < whole.length(); written++) {
            var file = Files.writeString(folder.resolve("audit-" + written), RECORD.formatted("get"));
            var log = new AuditFile(file);
            Files.writeString(file, whole.substring(0, written), StandardOpenOption.APPEND);
            var mark = log.mark();
            assertThat(verbs(log, mark)).isSubsetOf("list");
            assertThat(verbs(log, AuditLog.Mark.START)).startsWith("get");

            Files.writeString(file, whole.substring(written), StandardOpenOption.APPEND);
            assertThat(verbs(log, mark)).containsExactly("list");
            assertThat(verbs(log, AuditLog.Mark.START)).containsExactly("get", "list");
        }
    }

    @Test
    @DisplayName("the end of the lines is found far before that of the file")
    void longLine() throws IOException {
        var file = Files.writeString(folder.resolve("audit"), RECORD.formatted("get"));
        long end = Files.size(file);
        Files.writeString(file, "{\"x\":\"" + "y".repeat(30_000), StandardOpenOption.APPEND);
        var log = new AuditFile(file);

        assertThat(log.mark()).isEqualTo(new AuditLog.Mark(end));
        assertThat(verbs(log, AuditLog.Mark.START)).containsExactly("get");
    }

    private static List<String> verbs(AuditLog log, AuditLog.Mark mark) {
        return log.since(mark, any -> true).stream().map(AuditRecord::verb).toList();
    }
}
