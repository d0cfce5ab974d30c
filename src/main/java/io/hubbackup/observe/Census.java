package io.hubbackup.observe;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.hub.ListedObject;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * Lists the objects of any kind, once, without their contents: page by page, each object handed on as it comes and then forgotten (W24). All of a kind or nothing: what
 * cannot be read to its end is {@code Unreadable} (W9).
 */
public final class Census {

    private static final String METADATA_ONLY = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
    private static final int NOT_FOUND = 404;
    private static final int EXPIRED = 410;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** A list whose pages cannot be followed any longer is begun anew so often. */
    private static final int BEGINNINGS = 3;

    /** A busy server, or one that is just coming back, is given this time before it is asked again. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));

    private final ApiReader api;
    private final Clockwork clock;
    private final Lists lists;

    /** @param workers run what blocks; two lists are read at a time */
    public Census(KubernetesClient client, Clockwork clock, Executor workers) {
        this.api = new ApiReader(client);
        this.clock = clock;
        this.lists = new Lists(workers);
    }

    /** Answers many questions, few at a time; blocks until all are answered. */
    public <Q, A> Map<Q, A> all(Collection<Q> questions, Function<Q, A> answer) {
        var pending = new LinkedHashMap<Q, CompletableFuture<A>>();
        for (var question : questions) {
            var later = new CompletableFuture<A>();
            pending.put(question, later);
            lists.run(() -> complete(later, question, answer));
        }
        var answers = new LinkedHashMap<Q, A>();
        pending.forEach((question, later) -> answers.put(question, later.join()));
        return answers;
    }

    private static <Q, A> void complete(CompletableFuture<A> later, Q question, Function<Q, A> answer) {
        try {
            later.complete(answer.apply(question));
        } catch (RuntimeException bug) {
            later.completeExceptionally(bug);
        }
    }

    /**
     * Reads all objects of a kind, in all namespaces; blocks.
     *
     * @param selector a label selector, possibly empty
     * @param collector takes the objects; a list that is begun anew begins with a new container
     */
    public <A, T> Observed<T> list(ApiKind kind, String selector, Collector<ListedObject, A, T> collector) {
        var query = selector.isEmpty() ? "" : "&labelSelector=" + URLEncoder.encode(selector, StandardCharsets.UTF_8);
        var path = kind.path("") + "?limit=" + WatchedKind.PAGE + query;
        try {
            for (int beginning = 0; beginning < BEGINNINGS; beginning++) {
                A container = collector.supplier().get();
                switch (read(path, container, collector.accumulator())) {
                    case COMPLETE -> {
                        return Observed.of(collector.finisher().apply(container));
                    }
                    case NOT_SERVED -> {
                        return Observed.notServed(kind.displayName());
                    }
                    case EXPIRED -> {}
                }
            }
            return Observed.unreadable(kind.displayName(), "its list expired before it was read to its end");
        } catch (IOException failed) {
            return Observed.unreadable(kind.displayName(), ApiReader.words(failed));
        }
    }

    private enum End {
        COMPLETE,
        EXPIRED,
        NOT_SERVED
    }

    private <A> End read(String path, A container, BiConsumer<A, ListedObject> consumer) throws IOException {
        var next = "";
        do {
            var answer = patiently(path + (next.isEmpty() ? "" : "&continue=" + next));
            if (answer.code() == NOT_FOUND) {
                return End.NOT_SERVED;
            }
            if (answer.code() == EXPIRED) {
                return End.EXPIRED;
            }
            if (!answer.ok()) {
                throw new IOException("the list was refused with " + answer.reason());
            }
            next = Json.page(answer.body(), item -> consumer.accept(container, listed(item)))
                    .continueToken();
        } while (!next.isEmpty());
        return End.COMPLETE;
    }

    private static ListedObject listed(Tree object) {
        var metadata = Metadata.of(object);
        var meta = metadata.meta();
        return new ListedObject(
                metadata.key(),
                metadata.uid(),
                metadata.version(),
                meta.labels(),
                meta.finalizers(),
                meta.ownerReferences(),
                meta.deleting());
    }

    /** How many objects of a kind there are: one request for one of them, and what the server says of the rest. */
    public Observed<Long> count(ApiKind kind) {
        try {
            var answer = patiently(kind.path("") + "?limit=1");
            if (answer.code() == NOT_FOUND) {
                return Observed.notServed(kind.displayName());
            }
            if (!answer.ok()) {
                return Observed.unreadable(kind.displayName(), "the list was refused with " + answer.reason());
            }
            var list = Json.object(answer.body());
            long first = list.children("items").size();
            var metadata = list.child("metadata");
            boolean more =
                    metadata.text("continue").filter(token -> !token.isEmpty()).isPresent();
            return more
                    ? metadata.number("remainingItemCount")
                            .map(rest -> Observed.of(first + rest))
                            .orElseGet(() -> Observed.unreadable(
                                    kind.displayName(), "the API server does not say how many there are"))
                    : Observed.of(first);
        } catch (IOException failed) {
            return Observed.unreadable(kind.displayName(), ApiReader.words(failed));
        }
    }

    private ApiReader.Answer patiently(String path) throws IOException {
        for (var pause : PAUSES) {
            try {
                var answer = api.get(path, Map.of("Accept", METADATA_ONLY));
                if (answer.code() != TOO_MANY && answer.code() < SERVER_ERROR) {
                    return answer;
                }
            } catch (IOException noAnswer) {
                // asked again below; the last attempt tells what is wrong
            }
            pause(pause);
        }
        return api.get(path, Map.of("Accept", METADATA_ONLY));
    }

    private void pause(Duration length) {
        var over = new CompletableFuture<Boolean>();
        clock.after(length, () -> over.complete(true));
        over.join();
    }
}
