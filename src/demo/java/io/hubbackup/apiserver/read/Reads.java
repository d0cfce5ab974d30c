package io.hubbackup.apiserver.read;

import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.request.ApiResponse;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Page;
import io.hubbackup.apiserver.store.Selection;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.apiserver.store.WatchForm;
import io.hubbackup.apiserver.store.Watching;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Get, list and watch. */
public final class Reads {

    private static final int SHORTEST_WATCH_SECONDS = 1800;

    private final ObjectStore store;
    private final Watching watching;
    private final Negotiation negotiation;
    private final RandomGenerator random;

    public Reads(ObjectStore store, Watching watching, Negotiation negotiation, RandomGenerator random) {
        this.store = store;
        this.watching = watching;
        this.negotiation = negotiation;
        this.random = random;
    }

    /** The version of the whole store. */
    public long version() {
        return store.version();
    }

    public ApiResponse get(ServedKind kind, String namespace, String name, ApiRequest request) {
        var rendering = negotiation.rendering(request, kind);
        return store.find(kind.resource(), namespace, name)
                .map(Present.of(kind, store)::shown)
                .map(object -> whole(rendering, rendering.object(kind, object)))
                .orElseThrow(() -> ApiFailure.notFound(kind.group(), kind.plural(), name));
    }

    public ApiResponse list(ServedKind kind, String namespace, ApiRequest request) {
        var rendering = negotiation.rendering(request, kind);
        var selection = Selections.of(kind, namespace, request);
        var shape = ListShape.of(request, store.version());
        var page = page(selection, shape);
        var metadata = Json.object().put("resourceVersion", Long.toString(page.version()));
        if (!page.next().isEmpty()) {
            metadata.put("continue", ListShape.token(page));
            if (!Selections.isSelective(request)) {
                metadata.put("remainingItemCount", page.remaining());
            }
        }
        var present = Present.of(kind, store);
        var objects = page.objects().stream().map(present::shown).toList();
        return whole(rendering, rendering.list(kind, objects, metadata));
    }

    private Page page(Selection selection, ListShape shape) {
        try {
            return store.list(selection, shape.at(), shape.limit(), shape.after());
        } catch (ApiFailure failure) {
            throw shape.expired(failure);
        }
    }

    /** What is wrong with the version is told by the watch itself, as its only event. */
    public ApiResponse watch(ServedKind kind, String namespace, ApiRequest request) {
        var rendering = negotiation.rendering(request, kind);
        var selection = Selections.of(kind, namespace, request);
        var options = WatchShape.of(request, store.version(), this::timeout);
        try {
            Versions.checkNotInFuture(options.notOlderThan(), store.version());
            var form = form(kind, rendering, Present.of(kind, store));
            return new ApiResponse.Stream(rendering.contentType(), watching.open(selection, form, options));
        } catch (ApiFailure failure) {
            return new ApiResponse.Stream(rendering.contentType(), new ErrorFeed(failure));
        }
    }

    private synchronized Duration timeout() {
        return Duration.ofSeconds(random.nextInt(SHORTEST_WATCH_SECONDS, 2 * SHORTEST_WATCH_SECONDS));
    }

    private static WatchForm form(ServedKind kind, Rendering rendering, Present present) {
        return new WatchForm() {
            @Override
            public byte[] event(String type, Stored object, boolean first) {
                return rendering.event(kind, type, present.shown(object), first);
            }

            @Override
            public byte[] bookmark(long version, boolean initialEventsEnd) {
                return rendering.bookmark(kind, version, initialEventsEnd);
            }
        };
    }

    private static ApiResponse whole(Rendering rendering, byte[] body) {
        return new ApiResponse.Whole(200, rendering.contentType(), Map.of(), body);
    }
}
