package io.hubbackup.apply;

import io.hubbackup.apply.ApiDoor.Answer;
import io.hubbackup.apply.SameState.Patience;
import io.hubbackup.apply.SameState.State;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.ObjectMeta;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes finalizers off and deletes exactly the state that this gave (W22). Whoever changes the object in between, by a finalizer of his own for instance, makes both begin again. */
final class Releasing {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final ApiDoor door;
    private final Patience patience;
    private final WriteEcho echo;

    Releasing(ApiDoor door, Patience patience, WriteEcho echo) {
        this.door = door;
        this.patience = patience;
        this.echo = echo;
    }

    Outcome outcome(Write.Release release) throws IOException {
        return new SameState(door, patience)
                .remove(
                        release,
                        release.uid(),
                        release.basis(),
                        new State(release.resourceVersion(), release.bare()),
                        state -> once(release, state),
                        () -> gone(release));
    }

    private Outcome once(Write.Release release, State state) throws IOException {
        if (state.bare() && release.first().isEmpty()) {
            return deleted(release, state.version());
        }
        var answer = patience.answer(() -> door.mergeQuietly(path(release), released(release, state)));
        if (answer.code() == NOT_FOUND) {
            return gone(release);
        }
        if (WriteRequests.isOutdated(answer)) {
            return new Outcome.Outdated(release, answer.message());
        }
        return answer.ok() ? deleted(release, version(answer.body())) : WriteRequests.failed(release, answer);
    }

    private static String version(Tree object) {
        return object.child("metadata").text("resourceVersion").orElse("");
    }

    /** What goes first, no finalizers, and the state in which this is meant: what differs is refused. */
    private static Map<String, @Nullable Object> released(Write.Release release, State state) {
        var metadata = new LinkedHashMap<String, @Nullable Object>();
        metadata.put("uid", release.uid());
        metadata.put("resourceVersion", state.version());
        metadata.put("finalizers", null);
        var body = new LinkedHashMap<String, @Nullable Object>(release.first());
        body.put("metadata", metadata);
        return body;
    }

    private Outcome deleted(Write.Release release, String version) throws IOException {
        var options =
                WriteRequests.options(release.propagation(), Map.of("uid", release.uid(), "resourceVersion", version));
        var answer = patience.answer(() -> door.deleteQuietly(path(release), options));
        if (answer.isObject() && !finalizers(answer).isEmpty()) {
            return new Outcome.Done(release); // what it owns is being set free, by a finalizer of the API server's own
        }
        if (answer.ok() || answer.code() == NOT_FOUND) {
            return gone(release);
        }
        return answer.code() == CONFLICT
                ? new Outcome.Outdated(release, answer.message())
                : WriteRequests.failed(release, answer);
    }

    private static List<String> finalizers(Answer answer) {
        return new ObjectMeta(answer.body().child("metadata")).finalizers();
    }

    private Outcome gone(Write.Release release) {
        var target = release.target();
        echo.deleted(target.kind(), target.key(), release.uid());
        return new Outcome.Done(release);
    }

    private static String path(Write.Release release) {
        return release.target().kind().path(release.target().key());
    }
}
