package io.hubbackup.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.CustomResource;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.StatusOutcome;
import io.hubbackup.apply.StatusWrite;
import io.hubbackup.apply.StatusWriter;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.EventNote;
import io.hubbackup.plan.Target;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What is told to the world about each resource of one kind: status, events on its transitions, figures.
 *
 * <p>It remembers what it told. The watch may be a moment behind, and another owner of the CRD may prune conditions (D4): neither may make an old story new.
 */
final class Bulletin<R extends CustomResource<?, S>, S> {

    private static final Logger LOG = Logger.getLogger(Bulletin.class);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /**
     * What it is about.
     *
     * @param status the class of the status, a record; its components are the fields that are ours (D26)
     * @param conditions the types of the conditions that are ours
     * @param blank the status of a resource that has none
     * @param fresh a new resource without anything in it
     * @param transitions the events between two statuses
     */
    record Subject<R, S>(
            ApiKind kind,
            Class<S> status,
            Set<String> conditions,
            S blank,
            Supplier<R> fresh,
            BiFunction<S, S, List<EventNote>> transitions,
            Figures<R, S> figures) {

        Set<String> fields() {
            return Arrays.stream(status.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A status as figures. */
    interface Figures<R, S> {

        void show(R resource, S status);

        /** Those of every other resource go. */
        void keepOnly(Set<String> uids);

        /** For a kind without figures. */
        static <R, S> Figures<R, S> none() {
            return new Figures<>() {
                @Override
                public void show(R resource, S status) {}

                @Override
                public void keepOnly(Set<String> uids) {}
            };
        }
    }

    private final Subject<R, S> subject;
    private final Set<String> ours;
    private final StatusWriter writer;
    private final EventRecorder events;
    private final ObjectMapper json;
    private final Map<String, S> told = new ConcurrentHashMap<>();
    private final Set<String> pruned = ConcurrentHashMap.newKeySet();

    Bulletin(Subject<R, S> subject, StatusWriter writer, EventRecorder events, ObjectMapper json) {
        this.subject = subject;
        this.ours = subject.fields();
        this.writer = writer;
        this.events = events;
        this.json = json;
    }

    /** The resource with the status that was told last, which its copy from the watch may not have. */
    R asTold(R seen) {
        var last = told.get(seen.getMetadata().getUid());
        return last == null ? seen : copy(seen, last);
    }

    @SuppressWarnings("unchecked")
    private R copy(R seen, S status) {
        var current = (CustomResource<Object, S>) subject.fresh().get();
        current.setMetadata(seen.getMetadata());
        current.setSpec(seen.getSpec());
        current.setStatus(status);
        return (R) current;
    }

    /**
     * Writes the status where it differs, and the events of the transition.
     *
     * @param seen the resource as the API server has it
     * @return whether the status stands as it should
     */
    boolean tell(R seen, S previous, S next) {
        subject.figures().show(seen, next);
        if (next.equals(seen.getStatus()) && !writer.doubts(target(seen))) {
            return noted(seen, previous, next);
        }
        var outcome = writer.write(new StatusWrite(
                target(seen),
                seen.getMetadata().getUid(),
                seen.getMetadata().getResourceVersion(),
                fields(Optional.ofNullable(seen.getStatus()).orElse(subject.blank())),
                fields(next),
                ours,
                subject.conditions()));
        return switch (outcome) {
            case StatusOutcome.Unchanged same -> noted(seen, previous, next);
            case StatusOutcome.Written written -> {
                kept(seen);
                yield noted(seen, previous, next);
            }
            case StatusOutcome.Pruned dropped -> {
                pruned(seen, dropped.fields());
                yield noted(seen, previous, next);
            }
            case StatusOutcome.Gone gone -> true;
            case StatusOutcome.Failed failed -> {
                LOG.warnf(
                        "The status could not be written. kind=%s namespace=%s name=%s code=%d because=%s",
                        subject.kind().kind(),
                        seen.getMetadata().getNamespace(),
                        seen.getMetadata().getName(),
                        failed.code(),
                        failed.why());
                yield false;
            }
        };
    }

    /** The definitions may be others by now: nothing that was told is taken for what stands there (packaging B4). */
    void doubt() {
        writer.doubt();
    }

    private void pruned(R seen, Set<String> fields) {
        if (pruned.add(seen.getMetadata().getUid())) {
            note(
                    seen,
                    new EventNote(
                            EventNote.Type.Warning,
                            "StatusPruned",
                            "The definition of %s belongs to somebody else and drops fields that this operator adds to the status: %s. Nothing depends on them; phase, message and events go on. Apply this operator's definition to see them."
                                    .formatted(
                                            subject.kind().kind(),
                                            fields.stream().sorted().collect(Collectors.joining(", ")))));
        }
    }

    private void kept(R seen) {
        if (pruned.remove(seen.getMetadata().getUid())) {
            note(
                    seen,
                    new EventNote(
                            EventNote.Type.Normal,
                            "StatusComplete",
                            "The definition of %s keeps everything that this operator adds to the status again."
                                    .formatted(subject.kind().kind())));
        }
    }

    /** What was told of resources that are gone is forgotten, and their figures with it. */
    void keepOnly(Set<String> uids) {
        told.keySet().retainAll(uids);
        pruned.retainAll(uids);
        subject.figures().keepOnly(uids);
    }

    /** Tells one more event that is no transition of the status. */
    void note(R about, EventNote note) {
        events.record(event(about, note));
    }

    private boolean noted(R seen, S previous, S next) {
        told.put(seen.getMetadata().getUid(), next);
        subject.transitions().apply(previous, next).forEach(note -> note(seen, note));
        return true;
    }

    private EventRecorder.Event event(R about, EventNote note) {
        var severity =
                switch (note.type()) {
                    case Normal -> EventRecorder.Severity.NORMAL;
                    case Warning -> EventRecorder.Severity.WARNING;
                };
        return new EventRecorder.Event(
                target(about), about.getMetadata().getUid(), severity, note.reason(), note.action(), note.message());
    }

    private Target target(R resource) {
        return Target.of(
                subject.kind(),
                resource.getMetadata().getNamespace(),
                resource.getMetadata().getName());
    }

    private Map<String, Object> fields(S status) {
        return json.convertValue(status, FIELDS);
    }
}
