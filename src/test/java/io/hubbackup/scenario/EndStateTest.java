package io.hubbackup.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of a scenario, compared")
class EndStateTest {

    private static final String BACKUP = """
            {"kind":"Backup","metadata":{"name":"%s","namespace":"velero","uid":"%s","resourceVersion":"7"},
             "status":{"phase":"Completed","startTimestamp":"%s"}}
            """;

    @Test
    @DisplayName("times, versions and UIDs make no difference")
    void sameButForTheRun() {
        var one = state(BACKUP.formatted("a-20260101000000", "u1", "2026-01-01T00:00:00Z"));
        var other = state(BACKUP.formatted("a-20260102030405", "u2", "2026-01-02T03:04:05Z"));

        assertThat(other.differences(one)).isEmpty();
    }

    @Test
    @DisplayName("how many backups there are makes one")
    void oneMore() {
        var one = state(BACKUP.formatted("a-20260101000000", "u1", "2026-01-01T00:00:00Z"));
        var two = state(
                BACKUP.formatted("a-20260101000000", "u1", "2026-01-01T00:00:00Z"),
                BACKUP.formatted("a-20260101010000", "u2", "2026-01-01T01:00:00Z"));

        assertThat(two.differences(one))
                .singleElement()
                .asString()
                .startsWith("Backup velero a-<stamp 2>: expected nothing but was {");
    }

    @Test
    @DisplayName("backups of one set stay together")
    void stampsAreCounted() {
        var together = state(
                BACKUP.formatted("a-20260101000000", "u1", "2026-01-01T00:00:00Z"),
                BACKUP.formatted("b-20260101000000", "u2", "2026-01-01T00:00:00Z"));
        var apart = state(
                BACKUP.formatted("a-20260101000000", "u1", "2026-01-01T00:00:00Z"),
                BACKUP.formatted("b-20260101000007", "u2", "2026-01-01T00:00:07Z"));

        assertThat(apart.differences(together)).hasSize(2);
    }

    @Test
    @DisplayName("the order of conditions makes no difference, what they say does")
    void conditions() {
        var one = state(
                "{\"kind\":\"A\",\"status\":[{\"type\":\"X\",\"status\":\"True\"},{\"type\":\"Y\",\"status\":\"True\"}]}");
        var turned = state(
                "{\"kind\":\"A\",\"status\":[{\"type\":\"Y\",\"status\":\"True\"},{\"type\":\"X\",\"status\":\"True\"}]}");
        var other = state(
                "{\"kind\":\"A\",\"status\":[{\"type\":\"Y\",\"status\":\"False\"},{\"type\":\"X\",\"status\":\"True\"}]}");

        assertThat(turned.differences(one)).isEmpty();
        assertThat(other.differences(one)).containsExactly("A.status[1].status: expected \"True\" but was \"False\"");
    }

    private static EndState state(String... objects) {
        return EndState.of(Stream.of(objects).map(EndStateTest::json).toList());
    }

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
