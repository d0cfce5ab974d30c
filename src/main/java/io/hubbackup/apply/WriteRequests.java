package io.hubbackup.apply;

import io.hubbackup.apply.ApiDoor.Answer;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Write;
import io.hubbackup.plan.Write.Propagation;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** Turns one write into requests, and what the API server answers into an outcome. */
final class WriteRequests {

    private static final Logger LOG = Logger.getLogger(Writer.class);

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INVALID = 422;
    private static final int TOO_MANY = 429;

    /** A busy API server is asked again a few times; one that wants to be left alone for longer is obeyed by the caller. */
    private static final int RETRIES = 4;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    private final ApiDoor door;
    private final WriteEcho echo;
    private final Delay delay;

    WriteRequests(ApiDoor door, WriteEcho echo, Delay delay) {
        this.door = door;
        this.echo = echo;
        this.delay = delay;
    }

    /** Blocks until the write is done or given up; never throws for what the API server or the network does. */
    Outcome send(Write write) {
        var outcome = tried(write);
        log(write, outcome);
        return outcome;
    }

    private Outcome tried(Write write) {
        try {
            return switch (write) {
                case Write.Release release -> new Releasing(door, this::patiently, echo).outcome(release);
                case Write.Delete delete
                when delete.judged().isPresent() ->
                    judged(delete, delete.judged().get());
                case Write any -> outcome(any, patiently(() -> answer(any)));
            };
        } catch (IOException failed) {
            return new Outcome.Failed(write, 0, String.valueOf(failed.getMessage()), Optional.empty());
        }
    }

    private Outcome judged(Write.Delete delete, Write.Judged judged) throws IOException {
        var target = delete.target();
        return new SameState(door, this::patiently)
                .remove(
                        delete,
                        delete.uid(),
                        judged.basis(),
                        new SameState.State(judged.resourceVersion(), false),
                        state -> outcome(delete, patiently(() -> deleted(delete, state.version()))),
                        () -> gone(target.kind(), target.key(), delete));
    }

    private Answer deleted(Write.Delete delete, String version) throws IOException {
        var target = delete.target();
        var preconditions = Map.of("uid", delete.uid(), "resourceVersion", version);
        return door.delete(
                target.kind(), target.kind().path(target.key()), options(delete.propagation(), preconditions));
    }

    /** A request to the API server. */
    @FunctionalInterface
    interface Asking {
        Answer ask() throws IOException;
    }

    private Answer patiently(Asking request) throws IOException {
        var answer = request.ask();
        for (int retry = 0; retry < RETRIES && isWorthWaitingFor(answer); retry++) {
            pause(answer.retryAfter().orElse(USUAL_WAIT));
            answer = request.ask();
        }
        return answer;
    }

    private static boolean isWorthWaitingFor(Answer answer) {
        return answer.code() == TOO_MANY
                && answer.retryAfter().orElse(USUAL_WAIT).compareTo(LONGEST_WAIT) <= 0;
    }

    private void pause(Duration length) {
        var over = new CompletableFuture<Boolean>();
        delay.after(length, () -> over.complete(true));
        over.join();
    }

    private Answer answer(Write write) throws IOException {
        var kind = write.target().kind();
        var key = write.target().key();
        return switch (write) {
            case Write.Create create -> door.create(kind, kind.path(key.namespace()), create.body());
            case Write.Patch patch ->
                door.merge(kind, kind.path(key), withPreconditions(patch.body(), patch.uid(), patch.resourceVersion()));
            case Write.Apply apply ->
                door.applyAs(
                        apply.manager(),
                        kind,
                        kind.path(key),
                        withPreconditions(apply.body(), apply.uid(), Optional.empty()));
            case Write.Delete delete -> door.delete(kind, kind.path(key), options(delete));
            case Write.Release release -> throw new IllegalStateException("more than one request: " + release);
        };
    }

    /** In a patch the preconditions stand where the object has them: what differs is refused. */
    private static Map<String, Object> withPreconditions(
            Map<String, Object> patch, Optional<String> uid, Optional<String> resourceVersion) {
        var metadata = new LinkedHashMap<String, Object>();
        if (patch.get("metadata") instanceof Map<?, ?> given) {
            given.forEach((field, value) -> metadata.put(String.valueOf(field), value));
        }
        uid.ifPresent(meant -> metadata.put("uid", meant));
        resourceVersion.ifPresent(version -> metadata.put("resourceVersion", version));
        var body = new LinkedHashMap<>(patch);
        if (!metadata.isEmpty()) {
            body.put("metadata", metadata);
        }
        return body;
    }

    private static Map<String, Object> options(Write.Delete delete) {
        return options(delete.propagation(), Map.of("uid", delete.uid()));
    }

    static Map<String, Object> options(Propagation propagation, Map<String, String> preconditions) {
        return Map.of(
                "apiVersion",
                "v1",
                "kind",
                "DeleteOptions",
                "propagationPolicy",
                policy(propagation),
                "preconditions",
                preconditions);
    }

    private static String policy(Propagation propagation) {
        return switch (propagation) {
            case BACKGROUND -> "Background";
            case FOREGROUND -> "Foreground";
            case ORPHAN -> "Orphan";
        };
    }

    private Outcome outcome(Write write, Answer answer) {
        var target = write.target();
        return switch (write) {
            case Write.Create create when answer.ok() -> written(write, answer);
            case Write.Create create
            when answer.code() == CONFLICT && answer.reason().equals("AlreadyExists") -> new Outcome.Existed(write);
            case Write.Create create -> failed(write, answer);
            case Write.Patch patch when answer.ok() -> written(write, answer);
            case Write.Patch patch when isOutdated(answer) -> new Outcome.Outdated(write, answer.message());
            case Write.Patch patch -> failed(write, answer);
            case Write.Apply apply when answer.ok() -> written(write, answer);
            case Write.Apply apply when isOutdated(answer) -> new Outcome.Outdated(write, answer.message());
            case Write.Apply apply -> failed(write, answer);
            case Write.Delete delete when answer.isObject() -> written(write, answer);
            case Write.Delete delete
            when answer.ok() || answer.code() == NOT_FOUND -> gone(target.kind(), target.key(), delete);
            case Write.Delete delete when answer.code() == CONFLICT -> new Outcome.Outdated(write, answer.message());
            case Write.Delete delete -> failed(write, answer);
            case Write.Release release -> failed(write, answer);
        };
    }

    static boolean isOutdated(Answer answer) {
        return answer.code() == NOT_FOUND
                || answer.code() == CONFLICT
                || answer.code() == INVALID && answer.anotherUid();
    }

    private Outcome written(Write write, Answer answer) {
        if (answer.isObject()) {
            echo.written(write.target().kind(), answer.body());
        }
        return new Outcome.Done(write);
    }

    private Outcome gone(ApiKind kind, ObjectKey key, Write.Delete delete) {
        echo.deleted(kind, key, delete.uid());
        return new Outcome.Done(delete);
    }

    static Outcome failed(Write write, Answer answer) {
        return new Outcome.Failed(write, answer.code(), answer.message(), answer.retryAfter());
    }

    private static void log(Write write, Outcome outcome) {
        var target = write.target();
        LOG.infof(
                "%s verb=%s kind=%s namespace=%s name=%s because=%s outcome=%s",
                outcome instanceof Outcome.Done ? "Wrote" : "Did not write",
                write.getClass().getSimpleName().toLowerCase(Locale.ROOT),
                target.kind().displayName(),
                target.key().namespace(),
                target.key().name(),
                write.because(),
                words(outcome));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> "done";
            case Outcome.Existed existed -> "existed";
            case Outcome.Outdated outdated -> "outdated: " + outdated.why();
            case Outcome.Failed failed -> "failed with " + failed.code() + ": " + failed.why();
            case Outcome.Skipped skipped -> "skipped: " + skipped.why();
        };
    }
}
