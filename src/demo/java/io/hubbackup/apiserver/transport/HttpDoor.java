package io.hubbackup.apiserver.transport;

import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.observe.Clockwork;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Serves a handler on a port of this machine. */
public final class HttpDoor implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final int LARGEST_HEADER = 64 * 1024;

    private final Vertx vertx = Vertx.vertx(
            new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1).setInternalBlockingPoolSize(1));
    private final Handler handler;
    private final Executor executor;
    private final Clockwork clock;
    private Optional<HttpServer> server = Optional.empty();
    private int port;

    /** @param executor runs the handler, one task for each request */
    public HttpDoor(Handler handler, Executor executor, Clockwork clock) {
        this.handler = handler;
        this.executor = executor;
        this.clock = clock;
    }

    /** Opens, the first time on any free port and afterwards on the same one; blocks until it is open. */
    public synchronized void open() {
        if (server.isEmpty()) {
            var opened = vertx.createHttpServer(options())
                    .requestHandler(request -> new Exchange(request, handler, executor, clock).begin());
            opened.listen(port, HOST).toCompletionStage().toCompletableFuture().join();
            server = Optional.of(opened);
            port = opened.actualPort();
        }
    }

    /** The port; 0 before it was first open. */
    public synchronized int port() {
        return port;
    }

    /** Closes the port and every connection, as when the process dies; blocks until they are closed. */
    public synchronized void shut() {
        server.ifPresent(open -> await(open.close().toCompletionStage().toCompletableFuture()));
        server = Optional.empty();
    }

    @Override
    public void close() {
        shut();
        await(vertx.close().toCompletionStage().toCompletableFuture());
    }

    private static void await(CompletableFuture<Void> done) {
        done.join();
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setMaxHeaderSize(LARGEST_HEADER)
                .setMaxInitialLineLength(LARGEST_HEADER)
                .setTcpNoDelay(true)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false);
    }
}
