package io.hubbackup.demo.operator;

import io.hubbackup.apiserver.request.Feed;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.Executor;

/** What comes in over one connection: told in order, on the client's threads, and only as much as the client has asked for. */
final class Inflow implements Feed.Sink {

    /** Who hears it; {@link #ended} or {@link #broken} is the last. */
    interface Hearer {

        void heard(byte[] chunk) throws Exception;

        void ended();

        void broken(Exception why);
    }

    private final Hearer hearer;
    private final Executor client;
    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private Optional<Runnable> last = Optional.empty();
    private long wanted;
    private boolean telling;

    Inflow(Hearer hearer, Executor client) {
        this.hearer = hearer;
        this.client = client;
    }

    /** The client wants one more chunk. */
    synchronized void request() {
        wanted++;
        tell();
    }

    @Override
    public synchronized void event(byte[] json) {
        if (last.isEmpty()) {
            chunks.add(json);
            tell();
        }
    }

    /** What is told waits here for the client. */
    @Override
    public boolean isPrompt() {
        return true;
    }

    @Override
    public void end() {
        finish(hearer::ended);
    }

    @Override
    public void cut() {
        finish(() -> hearer.broken(new IOException("the connection was closed by the server")));
    }

    private synchronized void finish(Runnable ending) {
        if (last.isEmpty()) {
            last = Optional.of(ending);
            tell();
        }
    }

    private synchronized void tell() {
        boolean chunk = !chunks.isEmpty() && wanted > 0;
        boolean end = chunks.isEmpty() && last.isPresent();
        if (!telling && (chunk || end)) {
            telling = true;
            client.execute(this::tellAll);
        }
    }

    private void tellAll() {
        try {
            for (var chunk = next(); chunk.isPresent(); chunk = next()) {
                hearer.heard(chunk.get());
            }
        } catch (Exception failed) {
            abandon(failed);
        }
        ending().ifPresent(Runnable::run);
    }

    private synchronized Optional<byte[]> next() {
        if (wanted == 0 || chunks.isEmpty()) {
            return Optional.empty();
        }
        wanted--;
        return Optional.of(chunks.remove());
    }

    /** A client that fails over what it hears has no use for the rest. */
    private synchronized void abandon(Exception failed) {
        chunks.clear();
        last = Optional.of(() -> hearer.broken(failed));
    }

    /** After the last one, nothing is told any more. */
    private synchronized Optional<Runnable> ending() {
        boolean ends = chunks.isEmpty() && last.isPresent();
        telling = ends;
        if (!ends) {
            tell();
        }
        return ends ? last : Optional.empty();
    }
}
