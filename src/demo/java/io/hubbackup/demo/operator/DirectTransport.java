package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Feed;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.observe.Clockwork;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Lets a Kubernetes client call a server in the same process, without a socket between them. */
public final class DirectTransport implements HttpClient.Factory {

    private final Server server;
    private final Executor clientThreads;
    private final Runnable beforeRequest;
    private final Set<Feed> open = ConcurrentHashMap.newKeySet();
    private volatile boolean severed;

    /**
     * The other end.
     *
     * @param threads answer; an answer may block its thread
     * @param time by which late answers are late
     */
    public record Server(Handler handler, Executor threads, Clockwork time) {}

    /**
     * @param clientThreads hear of the answers
     * @param beforeRequest called by the thread that makes a request; for somebody who comes from outside and must wait for a quiet moment
     */
    public DirectTransport(Server server, Executor clientThreads, Runnable beforeRequest) {
        this.server = server;
        this.clientThreads = clientThreads;
        this.beforeRequest = beforeRequest;
    }

    /** The client is gone: no request of it reaches the server from now on, and the server hears that its connections are closed. */
    public void sever() {
        severed = true;
        open.forEach(feed -> server.threads().execute(feed::cancel));
        open.clear();
    }

    @Override
    public Builder newBuilder() {
        return new Builder(this);
    }

    /** @param answered is called on a thread of the client, never with an answer that is {@link ApiResponse.Late} */
    void send(ApiRequest request, Consumer<ApiResponse> answered) {
        beforeRequest.run();
        server.threads().execute(() -> {
            if (!severed) {
                answer(server.handler().handle(request), answered);
            }
        });
    }

    private void answer(ApiResponse response, Consumer<ApiResponse> answered) {
        switch (response) {
            case ApiResponse.Late late -> server.time().after(late.by(), () -> answer(late.response(), answered));
            case ApiResponse.Stream stream -> {
                connected(stream.feed());
                clientThreads.execute(() -> answered.accept(stream));
            }
            case ApiResponse.Whole whole -> clientThreads.execute(() -> answered.accept(whole));
            case ApiResponse.Cut cut -> clientThreads.execute(() -> answered.accept(cut));
        }
    }

    private void connected(Feed feed) {
        open.add(feed);
        if (severed && open.remove(feed)) {
            feed.cancel();
        }
    }

    /** The client closes a connection. */
    void close(Feed feed) {
        if (open.remove(feed)) {
            server.threads().execute(feed::cancel);
        }
    }

    /** The server closed a connection. */
    void closed(Feed feed) {
        open.remove(feed);
    }

    Executor clientThreads() {
        return clientThreads;
    }

    /** Settings of a client; those about sockets mean nothing here. */
    public static final class Builder extends StandardHttpClientBuilder<DirectHttpClient, DirectTransport, Builder> {

        private Builder(DirectTransport transport) {
            super(transport);
        }

        @Override
        public DirectHttpClient build() {
            var closed = client == null ? new AtomicBoolean() : client.getClosed();
            return new DirectHttpClient(this, closed, clientFactory);
        }

        @Override
        protected Builder newInstance(DirectTransport transport) {
            return new Builder(transport);
        }
    }
}
