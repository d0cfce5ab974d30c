package io.hubbackup.demo.operator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Health and figures of an operator on loopback, under the paths that the packaged operator has. */
public final class OperatorPages implements AutoCloseable {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private record Page(int code, String contentType, String body) {}

    /** Makes a page when somebody asks for it. */
    private interface Source {

        Page now();
    }

    private final HttpServer server;

    private OperatorPages(HttpServer server) {
        this.server = server;
    }

    /** Serves them on a free port. */
    public static OperatorPages of(LiveOperator operator) {
        try {
            var pages = new OperatorPages(
                    HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
            pages.serve("/q/health", () -> health(operator.ready()));
            pages.serve("/q/health/live", () -> health(true));
            pages.serve("/q/metrics", () -> new Page(OK, "text/plain; version=0.0.4", operator.figures()));
            pages.server.start();
            return pages;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static Page health(boolean up) {
        return new Page(
                up ? OK : UNAVAILABLE, "application/json", "{\"status\": \"%s\"}%n".formatted(up ? "UP" : "DOWN"));
    }

    private void serve(String path, Source source) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, source.now());
            }
        });
    }

    private static void answer(HttpExchange exchange, Page page) throws IOException {
        var body = page.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", page.contentType());
        exchange.sendResponseHeaders(page.code(), body.length);
        exchange.getResponseBody().write(body);
    }

    /** Where they are. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
