package io.hubbackup.simulation;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The objects of one hub, and what an API server makes of writes: UIDs, states, preconditions, finalizers, owners. */
final class ModelServer {

    private final String name;
    private final Map<String, TreeMap<ObjectKey, Stored>> kinds = new HashMap<>();
    private final Map<String, Long> changes = new HashMap<>();
    private long version = 1;
    private long uids;

    ModelServer(String name) {
        this.name = name;
    }

    /** Moves with every change. */
    long version() {
        return version;
    }

    /** Moves with every change of an object of the kind. */
    long version(ApiKind kind) {
        return changes.getOrDefault(place(kind), 0L);
    }

    Collection<Stored> all(ApiKind kind) {
        return kinds.getOrDefault(place(kind), new TreeMap<>()).values();
    }

    Optional<Stored> get(ApiKind kind, ObjectKey key) {
        return Optional.ofNullable(
                kinds.getOrDefault(place(kind), new TreeMap<>()).get(key));
    }

    private static String place(ApiKind kind) {
        return kind.plural() + "." + kind.group();
    }

    private void changed(ApiKind kind) {
        version++;
        changes.merge(place(kind), 1L, Long::sum);
    }

    /** One that is there already is replaced in everything but its identity. */
    Stored put(ApiKind kind, Tree object, Instant now) {
        var draft = new Stored(kind, object);
        var before = get(kind, draft.key());
        changed(kind);
        var metadata = object.child("metadata")
                .with("uid", before.map(Stored::uid).orElseGet(() -> name + "-" + ++uids))
                .with("resourceVersion", String.valueOf(version))
                .with(
                        "creationTimestamp",
                        before.flatMap(old -> old.meta().creationTimestamp())
                                .orElse(now.truncatedTo(ChronoUnit.SECONDS)))
                .with("generation", generation(before, object));
        var next = new Stored(kind, object.with("metadata", metadata));
        kinds.computeIfAbsent(place(kind), any -> new TreeMap<>()).put(next.key(), next);
        return next;
    }

    private static long generation(Optional<Stored> before, Tree object) {
        return before.map(old -> old.meta().generation().orElse(1L)
                        + (old.tree().child("spec").equals(object.child("spec")) ? 0 : 1))
                .orElse(1L);
    }

    void change(Stored object, Instant now, UnaryOperator<Tree> change) {
        get(object.kind(), object.key()).ifPresent(current -> {
            put(object.kind(), change.apply(current.tree()), now);
            reap(object.kind(), object.key());
        });
    }

    /** As a deletion without preconditions. */
    void delete(Stored object, Instant now) {
        get(object.kind(), object.key()).ifPresent(current -> {
            if (current.finalizers().isEmpty()) {
                remove(current);
            } else if (!current.deleting()) {
                put(object.kind(), current.tree().with("metadata", deleting(current, now)), now);
            }
        });
    }

    private static Tree deleting(Stored object, Instant now) {
        return object.tree().child("metadata").with("deletionTimestamp", now.truncatedTo(ChronoUnit.SECONDS));
    }

    private void reap(ApiKind kind, ObjectKey key) {
        get(kind, key)
                .filter(Stored::deleting)
                .filter(left -> left.finalizers().isEmpty())
                .ifPresent(this::remove);
    }

    private void remove(Stored object) {
        kinds.getOrDefault(place(object.kind()), new TreeMap<>()).remove(object.key());
        changed(object.kind());
        List.of(Kinds.VELERO_RESTORE, Kinds.CONFIG_MAP, Kinds.SCHEDULE)
                .forEach(kind -> List.copyOf(all(kind)).stream()
                        .filter(one -> one.meta().ownerReferences().stream()
                                .anyMatch(owner -> owner.uid().equals(object.uid())))
                        .forEach(one -> delete(one, Instant.EPOCH)));
    }

    /** Does it as far as it still means what is there. */
    Outcome write(Write write, Instant now) {
        var found = get(write.target().kind(), write.target().key());
        return switch (write) {
            case Write.Create create -> {
                if (found.isPresent()) {
                    yield new Outcome.Existed(write);
                }
                put(create.target().kind(), Tree.of(plain(create.body())), now);
                yield new Outcome.Done(write);
            }
            case Write.Patch patch ->
                found.filter(one -> patch.uid().map(one.uid()::equals).orElse(true))
                        .filter(one -> patch.resourceVersion()
                                .map(one.version()::equals)
                                .orElse(true))
                        .map(one -> patched(one, patch, now))
                        .orElseGet(() -> new Outcome.Outdated(write, "it is not what it was"));
            case Write.Apply apply -> throw new AssertionError("nothing that is simulated applies: " + apply);
            case Write.Delete delete ->
                found.map(one -> deleted(one, delete, now)).orElseGet(() -> new Outcome.Done(write));
            case Write.Release release ->
                found.map(one -> released(one, release, now)).orElseGet(() -> new Outcome.Done(write));
        };
    }

    private Outcome patched(Stored object, Write.Patch patch, Instant now) {
        change(object, now, tree -> Tree.of(merged(tree.fields(), plain(patch.body()))));
        return new Outcome.Done(patch);
    }

    private Outcome deleted(Stored object, Write.Delete delete, Instant now) {
        if (!object.uid().equals(delete.uid())) {
            return new Outcome.Outdated(delete, "there is another object of that name");
        }
        if (delete.judged()
                .filter(judged -> !judged.basis().equals(object.basis()))
                .isPresent()) {
            return new Outcome.Outdated(delete, "it is not what it was judged by");
        }
        delete(object, now);
        return new Outcome.Done(delete);
    }

    private Outcome released(Stored object, Write.Release release, Instant now) {
        boolean same = object.uid().equals(release.uid())
                && !object.deleting()
                && release.basis().equals(object.basis());
        if (!same) {
            return new Outcome.Outdated(release, "it is not what it was");
        }
        change(object, now, tree -> {
            var bare = Tree.of(merged(tree.fields(), plain(release.first())));
            return bare.with("metadata", bare.child("metadata").without("finalizers"));
        });
        delete(object, now);
        return new Outcome.Done(release);
    }

    /** Without what only the writer may print. */
    private static Map<String, @Nullable Object> plain(Map<String, ? extends @Nullable Object> body) {
        var copy = new LinkedHashMap<String, @Nullable Object>();
        body.forEach((key, value) -> copy.put(key, plainValue(value)));
        return copy;
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Object plainValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case io.hubbackup.wire.Concealed concealed -> "concealed";
            case Map<?, ?> map -> plain((Map<String, Object>) map);
            default -> value;
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> target, Map<String, @Nullable Object> patch) {
        var result = new LinkedHashMap<>(target);
        patch.forEach((key, value) -> {
            if (value == null) {
                result.remove(key);
            } else if (value instanceof Map<?, ?> child) {
                var below =
                        result.get(key) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.<String, Object>of();
                result.put(key, merged(below, (Map<String, @Nullable Object>) child));
            } else {
                result.put(key, value);
            }
        });
        return result;
    }
}
