package io.hubbackup.observe;

import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One answer that goes on for minutes, cut into lines. Everything is told on the client's own threads, which must not be held up; no thread waits for it. */
final class WatchStream {

    private static final int OK = 200;

    /** Hears what the stream brings, in order; {@code ended} is the last and comes exactly once. */
    interface Listener {

        void opened();

        void line(byte[] line) throws IOException;

        void ended(Ending ending);
    }

    /** Why a stream ended. */
    sealed interface Ending {

        /** The server closed it in good order. */
        record Finished() implements Ending {}

        /** The server answered with an error instead. */
        record Refused(int code, String why) implements Ending {}

        /** The connection failed, or somebody {@link #cancel cancelled} it. */
        record Broken(String why) implements Ending {}
    }

    private final Listener listener;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();
    private final AtomicBoolean ended = new AtomicBoolean();
    private int code;
    private volatile boolean cancelled;
    private volatile @Nullable AsyncBody body;

    private WatchStream(Listener listener) {
        this.listener = listener;
    }

    static WatchStream open(HttpClient http, HttpRequest request, Listener listener) {
        var stream = new WatchStream(listener);
        http.consumeBytes(request, stream::consume).whenComplete(stream::answered);
        return stream;
    }

    void cancel() {
        cancelled = true;
        var open = body;
        if (open != null) {
            open.cancel();
        }
    }

    private void answered(@Nullable HttpResponse<AsyncBody> response, @Nullable Throwable failure) {
        if (response == null) {
            end(new Ending.Broken(failure == null ? "no answer" : ApiReader.words(failure)));
            return;
        }
        code = response.code();
        body = response.body();
        response.body().done().whenComplete((done, broken) -> finish(broken));
        if (cancelled) {
            response.body().cancel();
            return;
        }
        if (code == OK) {
            listener.opened();
        }
        response.body().consume();
    }

    private void consume(List<ByteBuffer> buffers, AsyncBody from) throws IOException {
        for (var buffer : buffers) {
            var bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            take(bytes);
        }
        from.consume();
    }

    private void take(byte[] bytes) throws IOException {
        int begin = 0;
        for (int at = 0; at < bytes.length && code == OK; at++) {
            if (bytes[at] == '\n') {
                line(bytes, begin, at);
                begin = at + 1;
            }
        }
        rest.write(bytes, begin, bytes.length - begin);
    }

    /** Most lines come in one piece. */
    private void line(byte[] bytes, int begin, int end) throws IOException {
        var line = Arrays.copyOfRange(bytes, begin, end);
        if (rest.size() > 0) {
            rest.writeBytes(line);
            line = rest.toByteArray();
            rest.reset();
        }
        if (line.length > 0) {
            listener.line(line);
        }
    }

    private void finish(@Nullable Throwable broken) {
        if (broken != null) {
            end(new Ending.Broken(ApiReader.words(broken)));
        } else if (code != OK) {
            end(new Ending.Refused(code, ApiReader.reason(code, rest.toByteArray())));
        } else {
            end(new Ending.Finished());
        }
    }

    private void end(Ending ending) {
        if (ended.compareAndSet(false, true)) {
            listener.ended(ending);
        }
    }
}
