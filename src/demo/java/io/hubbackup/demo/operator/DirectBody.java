package io.hubbackup.demo.operator;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.hubbackup.apiserver.request.Feed;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The body of an answer: there at once, or growing line by line. */
final class DirectBody implements AsyncBody, Inflow.Hearer {

    private final Consumer<List<ByteBuffer>> consumer;
    private final Inflow inflow;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    private DirectBody(Consumer<List<ByteBuffer>> consumer, DirectTransport transport) {
        this.consumer = consumer;
        this.inflow = new Inflow(this, transport.clientThreads());
    }

    static DirectBody of(byte[] whole, Consumer<List<ByteBuffer>> consumer, DirectTransport transport) {
        var body = new DirectBody(consumer, transport);
        if (whole.length > 0) {
            body.inflow.event(whole);
        }
        body.inflow.end();
        return body;
    }

    static DirectBody of(Feed feed, Consumer<List<ByteBuffer>> consumer, DirectTransport transport) {
        var body = new DirectBody(consumer, transport);
        body.done.whenComplete((end, broken) -> transport.close(feed));
        feed.start(new Lines(body.inflow));
        return body;
    }

    @Override
    public void consume() {
        inflow.request();
    }

    @Override
    public CompletableFuture<Void> done() {
        return done;
    }

    @Override
    public void cancel() {
        done.cancel(false);
    }

    @Override
    public void heard(byte[] chunk) throws Exception {
        if (!done.isDone()) {
            consumer.consume(List.of(ByteBuffer.wrap(chunk)), this);
        }
    }

    @Override
    public void ended() {
        done.complete(null);
    }

    @Override
    public void broken(Exception why) {
        done.completeExceptionally(why);
    }

    /** Events as a chunked answer has them: one a line. */
    private record Lines(Inflow inflow) implements Feed.Sink {

        @Override
        public void event(byte[] json) {
            var line = Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            inflow.event(line);
        }

        @Override
        public boolean isPrompt() {
            return inflow.isPrompt();
        }

        @Override
        public void end() {
            inflow.end();
        }

        @Override
        public void cut() {
            inflow.cut();
        }
    }
}
