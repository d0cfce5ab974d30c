package io.hubbackup.apiserver.fault;

import io.hubbackup.apiserver.request.Address;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.request.Handler;
import io.hubbackup.observe.Clockwork;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Stands before everything else and remembers what was asked and how it was answered; of very many requests only the latest. */
public final class Recorder implements Handler {

    private static final int REMEMBERED = 200_000;

    private final Handler server;
    private final Clockwork clock;
    private final Function<ApiRequest, String> user;
    private final Deque<RequestRecord> requests = new ArrayDeque<>();
    private long forgotten;

    /** @param user the name under which a client is known */
    public Recorder(Handler server, Clockwork clock, Function<ApiRequest, String> user) {
        this.server = server;
        this.clock = clock;
        this.user = user;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        try {
            var answer = server.handle(request);
            remember(request, code(answer));
            return answer;
        } catch (ApiFailure refused) {
            remember(request, refused.code());
            throw refused;
        }
    }

    /** How many requests there have been; for {@link #since}. */
    public synchronized long mark() {
        return forgotten + requests.size();
    }

    /** The requests after a mark, in the order of their answers; a watch is answered when it begins. */
    public synchronized List<RequestRecord> since(long mark) {
        return requests.stream().skip(Math.max(0, mark - forgotten)).toList();
    }

    /** All requests that are remembered. */
    public List<RequestRecord> all() {
        return since(0);
    }

    private void remember(ApiRequest request, int code) {
        var address = Address.of(request);
        var record = new RequestRecord(
                clock.now(),
                request.userAgent(),
                user.apply(request),
                address.verb(),
                address.isAboutObjects() ? address.resource() : request.path(),
                address.subresource(),
                address.namespace(),
                address.name(),
                RequestOptions.of(request, address),
                request.header("content-type").orElse(""),
                request.header("accept").orElse(""),
                code);
        synchronized (this) {
            requests.add(record);
            if (requests.size() > REMEMBERED) {
                requests.remove();
                forgotten++;
            }
        }
    }

    private static int code(ApiResponse answer) {
        return switch (answer) {
            case ApiResponse.Whole whole -> whole.code();
            case ApiResponse.Stream stream -> 200;
            case ApiResponse.Late late -> code(late.response());
            case ApiResponse.Cut cut -> 0;
        };
    }
}
