package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("D24 What lies at an address that Velero names")
class WebSourceTest {

    private static final String KEY = "X-Amz-Signature=secret";

    private final WebSource web = new WebSource();
    private HttpServer store;

    @BeforeEach
    void begin() throws IOException {
        store = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        store.createContext("/there", exchange -> {
            var words = "what lies there".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, words.length);
            exchange.getResponseBody().write(words);
            exchange.close();
        });
        store.createContext("/broken-off", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("half of wh".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });
        answer("/denied", 403);
        answer("/elsewhere", 302);
        answer("/broken", 500);
        store.start();
    }

    @AfterEach
    void end() {
        store.stop(0);
    }

    private void answer(String path, int code) {
        store.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", "/there");
            exchange.sendResponseHeaders(code, -1);
            exchange.close();
        });
    }

    @Test
    @DisplayName("is read")
    void there() throws IOException {
        try (var in = web.open(at("/there"))) {
            assertThat(in).hasContent("what lies there");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/denied 403", "/elsewhere 302", "/broken 500", "/missing 404"})
    @DisplayName("is refused: the host and the answer are told, never the key, and nobody is sent elsewhere")
    void refused(String row) {
        var path = row.split(" ")[0];
        var code = row.split(" ")[1];
        assertThatThrownBy(() -> web.open(at(path)))
                .isInstanceOf(IOException.class)
                .hasMessage("the store at 127.0.0.1 cannot be reached: it answers with HTTP " + code);
    }

    @Test
    @DisplayName("breaks off: the host and the cause are told, never the key")
    void brokenOff() {
        assertThatThrownBy(() -> web.open(at("/broken-off")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the store at 127.0.0.1 cannot be reached: ")
                .hasMessageNotContaining(KEY);
    }

    @Test
    @DisplayName("cannot be reached: the host and the cause are told, never the key")
    void away() {
        store.stop(0);
        assertThatThrownBy(() -> web.open(at("/there")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("the store at 127.0.0.1 cannot be reached: ")
                .hasMessageNotContaining(KEY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https:" + KEY, "https:///" + KEY, "http://:0/" + KEY, "file:///etc/" + KEY, KEY})
    @DisplayName("is no address on the web, which is told without the key")
    void noAddress(String address) {
        assertThatThrownBy(() -> web.open(URI.create(address)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining(KEY);
    }

    private URI at(String path) {
        return URI.create(
                "http://127.0.0.1:%d%s?%s".formatted(store.getAddress().getPort(), path, KEY));
    }
}
