package io.hubbackup.demo.registration;

import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.demo.operator.DirectTransport;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Ways inside this process, in simulated time, and what is wrong with them. */
public final class SimulatedRoads implements Road {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Map<String, DirectTransport.Server> servers = new ConcurrentHashMap<>();
    private final Map<String, Duration> slow = new ConcurrentHashMap<>();

    /** From now on this server answers at that address. */
    public void listens(String address, DirectTransport.Server server) {
        servers.put(host(address), server);
    }

    /** From now on nobody answers there. */
    public void isSilent(String address) {
        servers.remove(host(address));
    }

    /** Each answer takes so much longer, until it is told otherwise. */
    public void isSlow(String address, Duration by) {
        slow.put(host(address), by);
    }

    private static String host(String address) {
        return URI.create(address).getAuthority();
    }

    @Override
    public Answer send(Access access, Request request) throws IOException {
        var host = host(access.server());
        var server = servers.get(host);
        if (server == null) {
            throw new ConnectException("Connection refused");
        }
        var answer = new CompletableFuture<Answer>();
        var delay = slow.getOrDefault(host, Duration.ZERO);
        server.threads().execute(() -> {
            if (delay.compareTo(PATIENCE) > 0) {
                server.time()
                        .after(PATIENCE, () -> answer.completeExceptionally(new HttpTimeoutException("timed out")));
            } else if (delay.isZero()) {
                answer(server, server.handler().handle(asked(access, request)), answer);
            } else {
                server.time()
                        .after(delay, () -> answer(server, server.handler().handle(asked(access, request)), answer));
            }
        });
        return awaited(answer);
    }

    private static void answer(DirectTransport.Server server, ApiResponse response, CompletableFuture<Answer> answer) {
        switch (response) {
            case ApiResponse.Whole whole ->
                answer.complete(new Answer(whole.code(), new String(whole.body(), StandardCharsets.UTF_8)));
            case ApiResponse.Late late -> server.time().after(late.by(), () -> answer(server, late.response(), answer));
            case ApiResponse.Cut cut -> answer.completeExceptionally(new IOException("EOF"));
            case ApiResponse.Stream stream ->
                answer.completeExceptionally(new IOException("an answer without end to a simple question"));
        }
    }

    private static Answer awaited(CompletableFuture<Answer> answer) throws IOException {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof IOException itself ? itself : new IOException(failed.getCause());
        }
    }

    private static ApiRequest asked(Access access, Request request) {
        var headers = new HashMap<>(Map.of("accept", "*/*", "user-agent", ImportController.USER_AGENT));
        if (!access.token().isEmpty()) {
            headers.put("authorization", "Bearer " + access.token());
        }
        if (!request.type().isEmpty()) {
            headers.put("content-type", request.type());
        }
        return new ApiRequest(
                request.method(),
                request.path(),
                Map.of(),
                headers,
                request.body().getBytes(StandardCharsets.UTF_8));
    }
}
