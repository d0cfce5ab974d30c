package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.http.WebSocket;
import io.hubbackup.apiserver.request.Feed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/** A watch over a WebSocket: one message for each event. */
final class DirectWebSocket implements WebSocket, Inflow.Hearer {

    static final int NORMAL = 1000;

    private final Feed feed;
    private final Listener listener;
    private final DirectTransport transport;
    private final Inflow inflow;
    private final AtomicBoolean closed = new AtomicBoolean();

    DirectWebSocket(Feed feed, Listener listener, DirectTransport transport) {
        this.feed = feed;
        this.listener = listener;
        this.transport = transport;
        this.inflow = new Inflow(this, transport.clientThreads());
    }

    /** The first message comes unasked. */
    void start() {
        feed.start(inflow);
        inflow.request();
    }

    /** A client that watches has nothing to say. */
    @Override
    public boolean send(ByteBuffer message) {
        return false;
    }

    @Override
    public boolean sendClose(int code, String reason) {
        boolean first = closed.compareAndSet(false, true);
        if (first) {
            transport.close(feed);
            inflow.end();
        }
        return first;
    }

    @Override
    public long queueSize() {
        return 0;
    }

    @Override
    public void request() {
        inflow.request();
    }

    @Override
    public void heard(byte[] message) {
        if (!closed.get()) {
            listener.onMessage(this, new String(message, StandardCharsets.UTF_8));
        }
    }

    @Override
    public void ended() {
        closed.set(true);
        transport.close(feed);
        listener.onClose(this, NORMAL, "");
    }

    @Override
    public void broken(Exception why) {
        closed.set(true);
        transport.close(feed);
        listener.onError(this, why);
    }
}
