package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.StandardHttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import io.fabric8.kubernetes.client.http.StandardHttpRequest;
import io.fabric8.kubernetes.client.http.StandardWebSocketBuilder;
import io.fabric8.kubernetes.client.http.WebSocket;
import io.fabric8.kubernetes.client.http.WebSocketResponse;
import io.fabric8.kubernetes.client.http.WebSocketUpgradeResponse;
import io.hubbackup.apiserver.request.ApiResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** The client's end of a {@link DirectTransport}. */
public final class DirectHttpClient
        extends StandardHttpClient<DirectHttpClient, DirectTransport, DirectTransport.Builder> {

    private static final int OK = 200;
    private static final int SWITCHING = 101;

    private final DirectTransport transport;

    DirectHttpClient(DirectTransport.Builder builder, AtomicBoolean closed, DirectTransport transport) {
        super(builder, closed);
        this.transport = transport;
    }

    @Override
    public CompletableFuture<HttpResponse<AsyncBody>> consumeBytesDirect(
            StandardHttpRequest request, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
        var answer = new CompletableFuture<HttpResponse<AsyncBody>>();
        transport.send(ClientRequest.of(request), response -> {
            switch (response) {
                case ApiResponse.Whole whole -> {
                    var body = DirectBody.of(whole.body(), consumer, transport);
                    answer.complete(new Answer(whole.code(), headers(whole), body, request));
                }
                case ApiResponse.Stream stream -> {
                    var body = DirectBody.of(stream.feed(), consumer, transport);
                    if (!answer.complete(new Answer(OK, type(stream.contentType()), body, request))) {
                        body.cancel();
                    }
                }
                case ApiResponse.Late late -> throw new IllegalStateException("a late answer that was not awaited");
                case ApiResponse.Cut cut -> answer.completeExceptionally(closedByServer());
            }
        });
        return answer;
    }

    @Override
    public CompletableFuture<WebSocketResponse> buildWebSocketDirect(
            StandardWebSocketBuilder builder, WebSocket.Listener listener) {
        var request = builder.asHttpRequest();
        var answer = new CompletableFuture<WebSocketResponse>();
        transport.send(ClientRequest.of(request), response -> {
            switch (response) {
                case ApiResponse.Whole whole ->
                    answer.complete(new WebSocketResponse(
                            new WebSocketUpgradeResponse(request, whole.code(), headers(whole)),
                            new IOException("the server answers with " + whole.code())));
                case ApiResponse.Stream stream -> {
                    var socket = new DirectWebSocket(stream.feed(), listener, transport);
                    listener.onOpen(socket);
                    if (answer.complete(new WebSocketResponse(upgraded(request), socket))) {
                        socket.start();
                    } else {
                        socket.sendClose(DirectWebSocket.NORMAL, "");
                    }
                }
                case ApiResponse.Late late -> throw new IllegalStateException("a late answer that was not awaited");
                case ApiResponse.Cut cut -> answer.completeExceptionally(closedByServer());
            }
        });
        return answer;
    }

    private static WebSocketUpgradeResponse upgraded(HttpRequest request) {
        return new WebSocketUpgradeResponse(request, SWITCHING, Map.of());
    }

    private static IOException closedByServer() {
        return new IOException("the connection was closed by the server");
    }

    private static Map<String, List<String>> headers(ApiResponse.Whole whole) {
        var headers = new LinkedHashMap<>(type(whole.contentType()));
        whole.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return headers;
    }

    private static Map<String, List<String>> type(String contentType) {
        return contentType.isEmpty() ? Map.of() : Map.of(StandardHttpHeaders.CONTENT_TYPE, List.of(contentType));
    }

    @Override
    protected void doClose() {
        // connections are closed one by one, by whoever opened them
    }

    private static final class Answer extends StandardHttpHeaders implements HttpResponse<AsyncBody> {

        private final int code;
        private final AsyncBody body;
        private final HttpRequest request;

        private Answer(int code, Map<String, List<String>> headers, AsyncBody body, HttpRequest request) {
            super(headers);
            this.code = code;
            this.body = body;
            this.request = request;
        }

        @Override
        public int code() {
            return code;
        }

        @Override
        public AsyncBody body() {
            return body;
        }

        @Override
        public HttpRequest request() {
            return request;
        }

        @Override
        public Optional<HttpResponse<?>> previousResponse() {
            return Optional.empty();
        }
    }
}
