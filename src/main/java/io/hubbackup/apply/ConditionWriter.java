package io.hubbackup.apply;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConditionBuilder;
import io.hubbackup.apply.ApiDoor.Answer;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.ConditionList;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Writes the conditions of the policy reporter to objects of ours, by server-side apply under a name of its own: the API server keeps them apart from those of the
 * reconciler (D26, policies 7.1).
 *
 * <p>The object is read first, because the time of a transition that was written earlier stays, and written only when something is different.
 */
public final class ConditionWriter {

    /** Under this name the API server notes which conditions are the policy reporter's. */
    public static final String FIELD_MANAGER = "hub-backup-policy-reporter";

    private static final Logger LOG = Logger.getLogger(ConditionWriter.class);
    private static final String CONDITIONS = "conditions";
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> PLAIN_REFUSALS = Set.of(0, NOT_FOUND, CONFLICT, TOO_MANY);
    private static final String OWNED_TYPE = "k:{\"type\":\"";

    /** An object that changes all the time is left to the next round. */
    private static final int ATTEMPTS = 3;

    private final ApiDoor door;
    private final Set<ApiKind> complained = ConcurrentHashMap.newKeySet();

    public ConditionWriter(ApiDoor door) {
        this.door = door;
    }

    /** Blocks; never throws for what the API server or the network does. */
    public StatusOutcome write(ConditionWrite write, Instant now) {
        try {
            return attempt(write, now);
        } catch (IOException failed) {
            return new StatusOutcome.Failed(0, String.valueOf(failed.getMessage()), Optional.empty());
        }
    }

    private StatusOutcome attempt(ConditionWrite write, Instant now) throws IOException {
        for (int attempt = 1; ; attempt++) {
            var seen = door.get(
                    write.target().kind(),
                    write.target().kind().path(write.target().key()));
            if (!seen.ok()) {
                return refused(seen);
            }
            if (!metadata(seen).text("uid").orElse("").equals(write.uid())) {
                return new StatusOutcome.Gone();
            }
            var there = conditions(seen.body());
            var owned = owned(metadata(seen));
            var wanted = next(write, there, now, seen);
            if (isSo(wanted, there, owned)) {
                return new StatusOutcome.Unchanged();
            }
            var answer = apply(write, seen, wanted);
            if (answer.ok() || attempt == ATTEMPTS || answer.code() != CONFLICT) {
                return told(write, wanted, seen, answer);
            }
        }
    }

    private static List<Condition> next(ConditionWrite write, List<Condition> there, Instant now, Answer seen) {
        var types = write.wanted().stream().map(ConditionList.Wanted::type).collect(Collectors.toSet());
        var mine = there.stream()
                .filter(condition -> types.contains(condition.getType()))
                .toList();
        long generation = metadata(seen).number("generation").orElse(0L);
        return ConditionList.merge(mine, write.wanted(), types::contains, now, generation);
    }

    private static boolean isSo(List<Condition> wanted, List<Condition> there, Set<String> owned) {
        var types = wanted.stream().map(Condition::getType).collect(Collectors.toSet());
        return new HashSet<>(there).containsAll(wanted) && types.containsAll(owned);
    }

    private Answer apply(ConditionWrite write, Answer seen, List<Condition> wanted) throws IOException {
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", write.target().kind().apiVersion());
        body.put("kind", write.target().kind().kind());
        body.put(
                "metadata",
                Map.of(
                        "name",
                        write.target().key().name(),
                        "namespace",
                        write.target().key().namespace(),
                        "resourceVersion",
                        metadata(seen).text("resourceVersion").orElse("")));
        if (!wanted.isEmpty()) {
            body.put("status", status(wanted));
        }
        return door.applyAs(FIELD_MANAGER, write.target().kind(), path(write), body);
    }

    private StatusOutcome told(ConditionWrite write, List<Condition> wanted, Answer seen, Answer answer)
            throws IOException {
        if (answer.ok()) {
            return drops(wanted, answer.body()) ? pruned(write) : written(write, wanted);
        }
        if (PLAIN_REFUSALS.contains(answer.code())) {
            return refused(answer);
        }
        var version = metadata(seen).text("resourceVersion").orElse("");
        var trial = door.tryMerge(
                write.target().kind(),
                path(write),
                Map.of("metadata", Map.of("resourceVersion", version), "status", status(wanted)));
        return trial.ok() && drops(wanted, trial.body()) ? pruned(write) : refused(answer);
    }

    private StatusOutcome written(ConditionWrite write, List<Condition> wanted) {
        if (!wanted.isEmpty()) {
            complained.remove(write.target().kind());
        }
        return new StatusOutcome.Written();
    }

    /** Whether a definition that does not know conditions has dropped them; server-side apply may refuse them instead. */
    private static boolean drops(List<Condition> wanted, Tree object) {
        return !wanted.isEmpty() && conditions(object).isEmpty();
    }

    private StatusOutcome pruned(ConditionWrite write) {
        if (complained.add(write.target().kind())) {
            LOG.warnf(
                    "The CRD of %s belongs to somebody else and drops conditions. The verdicts of the policies are in the report, in metrics and in events; install this operator's CRD to see them here too.",
                    write.target().kind().displayName());
        }
        return new StatusOutcome.Pruned(Set.of(CONDITIONS));
    }

    private static StatusOutcome refused(Answer answer) {
        return answer.code() == NOT_FOUND
                ? new StatusOutcome.Gone()
                : new StatusOutcome.Failed(answer.code(), answer.message(), answer.retryAfter());
    }

    /** The types that the API server knows to be ours. */
    private static Set<String> owned(Tree metadata) {
        return metadata.children("managedFields").stream()
                .filter(entry ->
                        entry.text("manager").filter(FIELD_MANAGER::equals).isPresent())
                .flatMap(entry ->
                        entry.child("fieldsV1").child("f:status").child("f:" + CONDITIONS).fields().keySet().stream())
                .filter(key -> key.startsWith(OWNED_TYPE))
                .map(key -> key.substring(OWNED_TYPE.length(), key.length() - "\"}".length()))
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> status(List<Condition> conditions) {
        return Map.of(
                CONDITIONS, conditions.stream().map(ConditionWriter::fields).toList());
    }

    private static Map<String, Object> fields(Condition condition) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("type", condition.getType());
        fields.put("status", condition.getStatus());
        fields.put("reason", condition.getReason());
        fields.put("message", condition.getMessage());
        fields.put("lastTransitionTime", condition.getLastTransitionTime());
        fields.put("observedGeneration", condition.getObservedGeneration());
        return fields;
    }

    private static List<Condition> conditions(Tree object) {
        return object.child("status").children(CONDITIONS).stream()
                .map(ConditionWriter::condition)
                .toList();
    }

    private static Condition condition(Tree fields) {
        return new ConditionBuilder()
                .withType(fields.text("type").orElse(""))
                .withStatus(fields.text("status").orElse(""))
                .withReason(fields.text("reason").orElse(""))
                .withMessage(fields.text("message").orElse(""))
                .withLastTransitionTime(fields.text("lastTransitionTime").orElse(null))
                .withObservedGeneration(fields.number("observedGeneration").orElse(null))
                .build();
    }

    private static Tree metadata(Answer answer) {
        return answer.body().child("metadata");
    }

    private static String path(ConditionWrite write) {
        return write.target().kind().path(write.target().key()) + "/status";
    }
}
