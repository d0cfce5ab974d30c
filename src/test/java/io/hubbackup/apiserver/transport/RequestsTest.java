package io.hubbackup.apiserver.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestsTest {

    @ParameterizedTest
    @CsvSource({
        "/api/v1/pods, /api/v1/pods, ",
        "/as/me/api/v1/pods, /api/v1/pods, Bearer me",
        "/as/me/, /, Bearer me",
        "/as/me, /, Bearer me",
        "/asme/x, /asme/x, "
    })
    void aPathMayBeginWithAToken(String sent, String path, String authorization) {
        var headers = new HashMap<String, String>();

        assertThat(Requests.tokenOfPath(sent, headers)).isEqualTo(path);
        assertThat(headers.get("authorization")).isEqualTo(authorization);
    }

    @Test
    void aHeaderWins() {
        var headers = new HashMap<>(Map.of("authorization", "Bearer other"));

        Requests.tokenOfPath("/as/me/api", headers);

        assertThat(headers).containsEntry("authorization", "Bearer other");
    }
}
