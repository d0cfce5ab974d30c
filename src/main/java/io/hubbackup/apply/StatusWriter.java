package io.hubbackup.apply;

import io.hubbackup.apply.ApiDoor.Answer;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.Fingerprint;
import io.hubbackup.wire.ResourceVersions;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes the status of our own kinds, by server-side apply: the fields of one writer, the conditions by their type (D26), and only when something is different (D4).
 *
 * <p>The status sub-resource takes a status for any UID, so each write names the version of the object that it is meant for: the status of an object that is gone
 * never reaches its successor of the same name.
 *
 * <p>A CRD of another owner does not know all fields, and server-side apply refuses what it does not know. Then a merge patch is tried without
 * effect, and what is left of it is applied. A field that remains although it is not wanted belongs to another writer too, the Go operator for
 * instance, and is taken away by a merge patch.
 */
public final class StatusWriter {

    private static final Logger LOG = Logger.getLogger(StatusWriter.class);
    private static final String CONDITIONS = "conditions";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;

    /** Answers that have nothing to do with what the CRD knows. */
    private static final Set<Integer> PLAIN_REFUSALS = Set.of(NOT_FOUND, CONFLICT, TOO_MANY);

    /** An object that changes all the time is left to the next pass. */
    private static final int ATTEMPTS = 3;

    /** What was sent and what came of it: the same again need not be sent, even if a CRD drops or adds something at any depth. */
    private record Sent(
            String uid, String version, String wanted, String answered, Set<String> pruned, int definitions) {}

    private final ApiDoor door;
    private final Map<Target, Sent> last = new ConcurrentHashMap<>();
    private final Set<ApiKind> foreign = ConcurrentHashMap.newKeySet();
    private final Map<ApiKind, Set<String>> complained = new ConcurrentHashMap<>();
    private final AtomicInteger definitions = new AtomicInteger();

    public StatusWriter(ApiDoor door) {
        this.door = door;
    }

    /** The definitions may be others by now: each status is written once more, whatever was seen of it (packaging B4). */
    public void doubt() {
        definitions.incrementAndGet();
    }

    /** Whether it is not known what became of the status of an object. */
    public boolean doubts(Target target) {
        var sent = last.get(target);
        return (sent == null ? 0 : sent.definitions()) != definitions.get();
    }

    /** Blocks; one write at a time for each object. */
    public StatusOutcome write(StatusWrite asked) {
        var write = withOwnConditions(asked);
        int known = definitions.get();
        if (!doubts(write.target()) && isAlreadySo(write)) {
            return new StatusOutcome.Unchanged();
        }
        try {
            return attempt(write, known);
        } catch (IOException failed) {
            return new StatusOutcome.Failed(0, String.valueOf(failed.getMessage()), Optional.empty());
        }
    }

    private static StatusWrite withOwnConditions(StatusWrite write) {
        return new StatusWrite(
                write.target(),
                write.uid(),
                write.resourceVersion(),
                ownOf(write.before(), write),
                ownOf(write.status(), write),
                write.fields(),
                write.conditions());
    }

    /** What belongs to this writer of a status; its conditions sorted by type, because an API server that merges those of several writers has an order of its own. */
    private static Map<String, Object> ownOf(Map<String, ?> status, StatusWrite write) {
        var own = only(status, write.fields());
        if (own.remove(CONDITIONS) instanceof Collection<?> all) {
            var ours = all.stream()
                    .filter(condition -> write.conditions().contains(type(condition)))
                    .sorted(Comparator.comparing(StatusWriter::type))
                    .toList();
            if (!ours.isEmpty()) {
                own.put(CONDITIONS, ours);
            }
        }
        return own;
    }

    private static String type(Object condition) {
        return condition instanceof Map<?, ?> fields ? String.valueOf(fields.get("type")) : "";
    }

    private StatusOutcome attempt(StatusWrite write, int known) throws IOException {
        var version = versionOf(write);
        for (int attempt = 1; ; attempt++) {
            var answer = foreign.contains(write.target().kind()) ? applyKnown(write, version) : apply(write, version);
            if (answer.ok()) {
                return taken(write, answer, known);
            }
            if (answer.code() != CONFLICT || attempt == ATTEMPTS) {
                return refused(write, answer);
            }
            var now = door.get(
                    write.target().kind(),
                    write.target().kind().path(write.target().key()));
            if (!now.ok()) {
                return refused(write, now);
            }
            if (!metadata(now, "uid").equals(write.uid())) {
                return gone(write);
            }
            version = metadata(now, "resourceVersion");
        }
    }

    /** What this writer left is newer than what a watch has told since, more often than not. */
    private String versionOf(StatusWrite write) {
        return Optional.ofNullable(last.get(write.target()))
                .filter(sent -> sent.uid().equals(write.uid()))
                .map(Sent::version)
                .filter(version -> ResourceVersions.number(version) > ResourceVersions.number(write.resourceVersion()))
                .orElse(write.resourceVersion());
    }

    private Answer apply(StatusWrite write, String version) throws IOException {
        var answer = apply(write, version, write.status());
        return answer.ok() || PLAIN_REFUSALS.contains(answer.code()) ? answer : applyKnown(write, version);
    }

    private Answer apply(StatusWrite write, String version, Map<String, ?> status) throws IOException {
        return door.apply(write.target().kind(), path(write), body(write, version, status));
    }

    /** Applies what the API server knows of the status. */
    private Answer applyKnown(StatusWrite write, String version) throws IOException {
        var trial = door.tryMerge(write.target().kind(), path(write), patch(version, write.status()));
        if (!trial.ok()) {
            return trial;
        }
        var known = wantedOf(trial.body().child("status").fields(), write.status());
        if (known.keySet().equals(write.status().keySet())) {
            foreign.remove(write.target().kind());
        } else {
            foreign.add(write.target().kind());
        }
        return apply(write, version, known);
    }

    private boolean isAlreadySo(StatusWrite write) {
        var own = write.before();
        if (fingerprint(own).equals(fingerprint(write.status()))) {
            return true;
        }
        var sent = last.get(write.target());
        return sent != null
                && sent.uid().equals(write.uid())
                && sent.answered().equals(fingerprint(own))
                && sent.wanted().equals(fingerprint(without(write.status(), sent.pruned())));
    }

    private StatusOutcome taken(StatusWrite write, Answer answer, int known) throws IOException {
        var version = metadata(answer, "resourceVersion");
        var status = ownOf(answer.body().child("status").fields(), write);
        var leftovers = leftovers(status, write.status());
        if (!leftovers.isEmpty()) {
            var cleaned = door.merge(write.target().kind(), path(write), patch(version, leftovers));
            if (!cleaned.ok()) {
                return refused(write, cleaned);
            }
            version = metadata(cleaned, "resourceVersion");
            status = ownOf(cleaned.body().child("status").fields(), write);
        }
        var pruned = pruned(write.status(), status);
        last.put(
                write.target(),
                new Sent(
                        write.uid(),
                        version,
                        fingerprint(without(write.status(), pruned)),
                        fingerprint(status),
                        pruned,
                        known));
        return pruned.isEmpty() ? written(write) : complain(write, pruned);
    }

    private StatusOutcome written(StatusWrite write) {
        var kind = write.target().kind();
        var dropped = complained.getOrDefault(kind, Set.of());
        if (write.status().keySet().stream().anyMatch(dropped::contains) && complained.remove(kind, dropped)) {
            LOG.infof("The CRD of %s keeps all status fields again.", kind.displayName());
        }
        return new StatusOutcome.Written();
    }

    private StatusOutcome complain(StatusWrite write, Set<String> pruned) {
        if (complained.putIfAbsent(write.target().kind(), pruned) == null) {
            LOG.warnf(
                    "The CRD of %s belongs to somebody else and drops status fields that we add, %s among them. Nothing depends on them; install this operator's CRD to see them.",
                    write.target().kind().displayName(), String.join(", ", pruned));
        }
        return new StatusOutcome.Pruned(pruned);
    }

    private StatusOutcome refused(StatusWrite write, Answer answer) {
        return answer.code() == NOT_FOUND
                ? gone(write)
                : new StatusOutcome.Failed(answer.code(), answer.message(), answer.retryAfter());
    }

    private StatusOutcome gone(StatusWrite write) {
        last.remove(write.target());
        return new StatusOutcome.Gone();
    }

    private static String metadata(Answer answer, String field) {
        return answer.body().child("metadata").text(field).orElse("");
    }

    private static String path(StatusWrite write) {
        return write.target().kind().path(write.target().key()) + "/status";
    }

    private static Map<String, Object> body(StatusWrite write, String version, Map<String, ?> status) {
        return Map.of(
                "apiVersion", write.target().kind().apiVersion(),
                "kind", write.target().kind().kind(),
                "metadata",
                        Map.of(
                                "name", write.target().key().name(),
                                "namespace", write.target().key().namespace(),
                                "resourceVersion", version),
                "status", status);
    }

    private static Map<String, Object> patch(String version, Map<String, ?> status) {
        return Map.of("metadata", Map.of("resourceVersion", version), "status", status);
    }

    /** A merge leaves what was there before: of what came of it, that which is wanted. */
    private static Map<String, Object> wantedOf(Map<String, ?> merged, Map<String, ?> wanted) {
        var both = new LinkedHashMap<String, Object>();
        merged.forEach((field, value) -> {
            if (wanted.containsKey(field)) {
                var deeper = fieldsOf(value);
                both.put(field, deeper.isEmpty() ? value : wantedOf(deeper, fieldsOf(wanted.get(field))));
            }
        });
        return both;
    }

    /** A merge patch that takes away what is there but not wanted; never conditions, because it would take away those of all writers. */
    private static Map<String, @Nullable Object> leftovers(Map<String, ?> there, Map<String, ?> wanted) {
        var patch = new LinkedHashMap<String, @Nullable Object>();
        there.forEach((field, value) -> {
            if (field.equals(CONDITIONS)) {
                return;
            }
            if (!wanted.containsKey(field)) {
                patch.put(field, null);
            } else {
                var deeper = leftovers(fieldsOf(value), fieldsOf(wanted.get(field)));
                if (!deeper.isEmpty()) {
                    patch.put(field, deeper);
                }
            }
        });
        return patch;
    }

    private static Set<String> pruned(Map<String, ?> wanted, Map<String, ?> there) {
        var pruned = new TreeSet<String>();
        wanted.forEach((field, value) -> {
            if (!there.containsKey(field) && !isEmpty(value)) {
                pruned.add(field);
            }
        });
        return pruned;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> map && map.isEmpty() || value instanceof Collection<?> list && list.isEmpty();
    }

    private static Map<String, Object> fieldsOf(@Nullable Object value) {
        var fields = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((field, held) -> {
                if (held != null) {
                    fields.put(String.valueOf(field), held);
                }
            });
        }
        return fields;
    }

    private static Map<String, Object> only(Map<String, ?> status, Set<String> fields) {
        var kept = fieldsOf(status);
        kept.keySet().retainAll(fields);
        return kept;
    }

    private static Map<String, Object> without(Map<String, ?> status, Set<String> fields) {
        var kept = fieldsOf(status);
        kept.keySet().removeAll(fields);
        return kept;
    }

    private static String fingerprint(Map<String, ?> fields) {
        return Fingerprint.of(fields);
    }
}
