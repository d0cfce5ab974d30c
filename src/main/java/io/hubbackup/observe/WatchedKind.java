package io.hubbackup.observe;

import io.hubbackup.hub.Keyed;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.wire.Tree;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A kind that is watched, and what is kept of each object.
 *
 * @param metadataOnly whether the API server is asked to leave out everything but the metadata
 * @param onlyWith this kind is watched only where that one is served too
 * @param projection the small record that is kept of an object
 * @param decisive that record without what is only told and decides about nothing: a difference in the rest alone is of urgency {@code POLICY}
 * @param managed what is read of an object's {@code managedFields}
 */
record WatchedKind<T extends Keyed>(
        ApiKind kind,
        Selector selector,
        boolean metadataOnly,
        Change.Urgency urgency,
        Optional<ApiKind> onlyWith,
        Function<Tree, T> projection,
        UnaryOperator<T> decisive,
        Json.Managed managed) {

    static final int PAGE = 500;

    static <T extends Keyed> WatchedKind<T> of(ApiKind kind, Change.Urgency urgency, Function<Tree, T> projection) {
        return new WatchedKind<>(
                kind,
                Selector.everything(),
                false,
                urgency,
                Optional.empty(),
                projection,
                UnaryOperator.identity(),
                Json.Managed.NOTHING);
    }

    WatchedKind<T> where(Selector wanted) {
        return new WatchedKind<>(kind, wanted, metadataOnly, urgency, onlyWith, projection, decisive, managed);
    }

    WatchedKind<T> metadata() {
        return new WatchedKind<>(kind, selector, true, urgency, onlyWith, projection, decisive, managed);
    }

    WatchedKind<T> onlyWith(ApiKind other) {
        return new WatchedKind<>(
                kind, selector, metadataOnly, urgency, Optional.of(other), projection, decisive, managed);
    }

    WatchedKind<T> deciding(UnaryOperator<T> part) {
        return new WatchedKind<>(kind, selector, metadataOnly, urgency, onlyWith, projection, part, managed);
    }

    WatchedKind<T> withTimesOfWrites() {
        return new WatchedKind<>(
                kind, selector, metadataOnly, urgency, onlyWith, projection, decisive, Json.Managed.TIMES);
    }

    /** How urgent the difference between two reports of an object is; empty when there is none that matters. */
    Optional<Change.Urgency> difference(T before, T after) {
        if (before.equals(after)) {
            return Optional.empty();
        }
        boolean decides = !decisive.apply(before).equals(decisive.apply(after));
        return Optional.of(decides ? urgency : Change.Urgency.POLICY);
    }

    String api() {
        return kind.displayName();
    }

    String listPath(String continueToken) {
        return kind.path("") + "?limit=" + PAGE + selector.query()
                + (continueToken.isEmpty() ? "" : "&continue=" + continueToken);
    }

    String watchPath(String version, long timeoutSeconds) {
        return kind.path("") + "?watch=true&allowWatchBookmarks=true&resourceVersion=" + version + "&timeoutSeconds="
                + timeoutSeconds + selector.query();
    }

    String acceptList() {
        return metadataOnly ? "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1" : "application/json";
    }

    String acceptWatch() {
        return metadataOnly ? "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1" : "application/json";
    }
}
