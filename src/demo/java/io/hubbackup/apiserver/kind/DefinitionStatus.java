package io.hubbackup.apiserver.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The status of a CustomResourceDefinition, one step at a time, as watchers see it: its names are accepted or in use already, it is being installed, it is
 * established; or its objects are being deleted.
 */
final class DefinitionStatus {

    private static final String TRUE = "True";
    private static final String FALSE = "False";
    private static final String APPROVAL = "api-approved.kubernetes.io";

    private final CustomDefinition definition;
    private final Instant now;
    private final ObjectNode status;

    private DefinitionStatus(CustomDefinition definition, Instant now) {
        this.definition = definition;
        this.now = now;
        this.status = definition.status() instanceof ObjectNode before
                ? before.deepCopy()
                : definition.json().objectNode();
    }

    /**
     * The next status; empty when it is as it should be.
     *
     * @param all definitions, this one included
     */
    static Optional<ObjectNode> next(CustomDefinition definition, Collection<CustomDefinition> all, Instant now) {
        var next = new DefinitionStatus(definition, now);
        if (definition.terminating()) {
            next.deleteObjects();
        } else {
            next.settle(all);
            next.judgeApproval();
        }
        return next.status.equals(definition.status()) ? Optional.empty() : Optional.of(next.status);
    }

    /** Makes of a definition what a delete stores: its objects go before it does. */
    static void mark(ObjectNode definition, Instant now) {
        var finalizers = definition.withObjectProperty("metadata").withArrayProperty("finalizers");
        if (!CustomDefinition.texts(finalizers).contains(CustomDefinition.FINALIZER)) {
            finalizers.add(CustomDefinition.FINALIZER);
            var marked = new DefinitionStatus(new CustomDefinition(definition), now);
            marked.condition(
                    "Terminating",
                    TRUE,
                    "InstanceDeletionPending",
                    "CustomResourceDefinition marked for deletion; CustomResource deletion will begin soon");
            definition.set("status", marked.status);
        }
    }

    private void deleteObjects() {
        condition("Terminating", TRUE, "InstanceDeletionInProgress", "CustomResource deletion is in progress");
    }

    /** Groups of Kubernetes itself want an approval. */
    private void judgeApproval() {
        var approval = definition
                .json()
                .path("metadata")
                .path("annotations")
                .path(APPROVAL)
                .asText();
        if (DefinitionRules.guarded(definition.group()) && !approval.isEmpty()) {
            boolean approved = !approval.startsWith("unapproved");
            condition(
                    "KubernetesAPIApprovalPolicyConformant",
                    approved ? TRUE : FALSE,
                    approved ? "ApprovedAnnotation" : "UnapprovedAnnotation",
                    approved ? "approved in " + approval : "not approved: \"" + approval + "\"");
        }
    }

    private void settle(Collection<CustomDefinition> all) {
        var conflict = acceptNames(taken(all));
        if (conflict.isPresent()) {
            condition(
                    "NamesAccepted",
                    FALSE,
                    conflict.get().reason(),
                    conflict.get().message());
            if (!definition.established()) {
                condition("Established", FALSE, "NotAccepted", "not all names are accepted");
            }
            return;
        }
        boolean accepted = isTrue("NamesAccepted");
        condition("NamesAccepted", TRUE, "NoConflicts", "no conflicts found");
        if (!definition.established()) {
            condition(
                    "Established",
                    accepted ? TRUE : FALSE,
                    accepted ? "InitialNamesAccepted" : "Installing",
                    "the initial names have been accepted");
        }
    }

    private record Conflict(String reason, String message) {}

    private record Taken(Set<String> resources, Set<String> kinds) {}

    private Taken taken(Collection<CustomDefinition> all) {
        var taken = new Taken(new HashSet<>(), new HashSet<>());
        for (var other : all) {
            if (other.group().equals(definition.group()) && !other.name().equals(definition.name())) {
                var names = other.acceptedNames();
                taken.resources().add(names.path("plural").asText());
                taken.resources().add(names.path("singular").asText());
                taken.resources().addAll(CustomDefinition.texts(names.path("shortNames")));
                taken.kinds().add(names.path("kind").asText());
                taken.kinds().add(names.path("listKind").asText());
            }
        }
        taken.resources().remove("");
        taken.kinds().remove("");
        return taken;
    }

    /** Takes over every name that nobody else has; the last one that somebody has is the conflict. */
    private Optional<Conflict> acceptNames(Taken taken) {
        var accepted = status.withObjectProperty("acceptedNames");
        var conflicts = new ArrayList<Conflict>();
        for (var field : List.of("plural", "singular")) {
            accept(accepted, field, taken.resources()).ifPresent(conflicts::add);
        }
        acceptShortNames(accepted, taken.resources()).ifPresent(conflicts::add);
        for (var field : List.of("kind", "listKind")) {
            accept(accepted, field, taken.kinds()).ifPresent(conflicts::add);
        }
        var categories = definition.names().path("categories");
        if (categories.isEmpty()) {
            accepted.remove("categories");
        } else {
            accepted.set("categories", categories.deepCopy());
        }
        return conflicts.isEmpty() ? Optional.empty() : Optional.of(conflicts.getLast());
    }

    private Optional<Conflict> accept(ObjectNode accepted, String field, Set<String> taken) {
        var name = definition.names().path(field).asText();
        if (taken.contains(name) && !accepted.path(field).asText().equals(name)) {
            return Optional.of(conflict(field, name));
        }
        accepted.put(field, name);
        return Optional.empty();
    }

    private Optional<Conflict> acceptShortNames(ObjectNode accepted, Set<String> taken) {
        var wanted = definition.names().path("shortNames");
        var before = CustomDefinition.texts(accepted.path("shortNames"));
        var lost = CustomDefinition.texts(wanted).stream()
                .filter(name -> taken.contains(name) && !before.contains(name))
                .findFirst();
        if (lost.isPresent()) {
            return Optional.of(conflict("shortNames", lost.get()));
        }
        if (wanted.isEmpty()) {
            accepted.remove("shortNames");
        } else {
            accepted.set("shortNames", wanted.deepCopy());
        }
        return Optional.empty();
    }

    private static Conflict conflict(String field, String name) {
        var word = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1);
        return new Conflict(word + "Conflict", "\"" + name + "\" is already in use");
    }

    private boolean isTrue(String type) {
        return definition
                .condition(type)
                .filter(one -> one.path("status").asText().equals(TRUE))
                .isPresent();
    }

    private void condition(String type, String truth, String reason, String message) {
        var conditions = status.path("conditions").isArray()
                ? status.withArrayProperty("conditions")
                : status.putArray("conditions");
        ObjectNode condition = CustomDefinition.elements(conditions)
                .filter(one -> one.path("type").asText().equals(type))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseGet(() -> conditions.addObject().put("type", type));
        JsonNode before = condition.path("status");
        if (!before.asText().equals(truth)) {
            condition.put("status", truth);
            condition.put(
                    "lastTransitionTime", now.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        condition.put("reason", reason).put("message", message);
    }
}
