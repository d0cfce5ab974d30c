package io.hubbackup.apply;

import io.hubbackup.apply.ApiDoor.Answer;
import io.hubbackup.apply.WriteRequests.Asking;
import io.hubbackup.plan.Basis;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.velero.ObjectMeta;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Removes an object in exactly the state in which it was judged (D8). One that has changed meanwhile is looked at again: as long as what the decision rests on is as it was, its
 * removal begins anew from the new state, a few times; otherwise it stays.
 */
final class SameState {

    private static final int NOT_FOUND = 404;
    private static final int ATTEMPTS = 4;

    /** Asks the API server, and again when it is busy. */
    @FunctionalInterface
    interface Patience {
        Answer answer(Asking request) throws IOException;
    }

    /** A state of the object that may be removed from. */
    record State(String version, boolean bare) {}

    /** One try; {@link Outcome.Outdated} when the object is in another state. */
    @FunctionalInterface
    interface Attempt {
        Outcome from(State state) throws IOException;
    }

    private final ApiDoor door;
    private final Patience patience;

    SameState(ApiDoor door, Patience patience) {
        this.door = door;
        this.patience = patience;
    }

    /** @param gone the outcome when there is no such object any more */
    Outcome remove(Write write, String uid, Basis basis, State judged, Attempt attempt, Supplier<Outcome> gone)
            throws IOException {
        var path = write.target().kind().path(write.target().key());
        var outcome = attempt.from(judged);
        for (int tried = 1; tried < ATTEMPTS && outcome instanceof Outcome.Outdated; tried++) {
            var now = patience.answer(() -> door.getMetadata(path));
            if (now.code() == NOT_FOUND) {
                return gone.get();
            }
            if (!now.ok()) {
                return WriteRequests.failed(write, now);
            }
            var metadata = new ObjectMeta(now.body().child("metadata"));
            var objection = objection(uid, basis, metadata);
            if (objection.isPresent()) {
                return new Outcome.Outdated(write, objection.get());
            }
            outcome = attempt.from(new State(
                    metadata.resourceVersion().orElse(""), metadata.finalizers().isEmpty()));
        }
        return outcome;
    }

    /** Why the object, as it is now, is not the one that was decided about. */
    private static Optional<String> objection(String uid, Basis basis, ObjectMeta metadata) {
        if (metadata.uid().filter(uid::equals).isEmpty()) {
            return Optional.of("there is another object of that name");
        }
        if (metadata.deleting()) {
            return Optional.of("somebody else is deleting it");
        }
        return Basis.of(metadata.labels(), metadata.ownerReferences()).equals(basis)
                ? Optional.empty()
                : Optional.of("its labels or owners are not those that it was judged by");
    }
}
