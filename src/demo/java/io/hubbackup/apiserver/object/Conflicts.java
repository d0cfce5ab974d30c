package io.hubbackup.apiserver.object;

import io.hubbackup.apiserver.object.Claim.Owner;
import io.hubbackup.apiserver.request.ApiFailure;
import io.hubbackup.apiserver.request.FieldCause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Fields that somebody wants to apply and others own. */
final class Conflicts {

    private final SortedMap<Owner, FieldSet> fields = new TreeMap<>(Comparator.comparing(Owner::name)
            .thenComparing(Owner::operation)
            .thenComparing(Owner::apiVersion)
            .thenComparing(Owner::subresource));

    void add(Owner owner, FieldSet owned) {
        if (!owned.isEmpty()) {
            fields.put(owner, owned);
        }
    }

    boolean isEmpty() {
        return fields.isEmpty();
    }

    SortedMap<Owner, FieldSet> fields() {
        return fields;
    }

    Conflicts but(UnaryOperator<FieldSet> change) {
        var rest = new Conflicts();
        fields.forEach((owner, owned) -> rest.add(owner, change.apply(owned)));
        return rest;
    }

    ApiFailure failure() {
        var causes = new ArrayList<FieldCause>();
        fields.forEach((owner, owned) -> owned.paths()
                .forEach(path -> causes.add(
                        new FieldCause("FieldManagerConflict", Step.shown(path), "conflict with " + owner.shown()))));
        return ApiFailure.ownedByOthers(message(causes), List.copyOf(causes));
    }

    private String message(List<FieldCause> causes) {
        if (causes.size() == 1) {
            var only = causes.getFirst();
            return "Apply failed with 1 conflict: " + only.message() + ": " + only.field();
        }
        var lines = new ArrayList<String>();
        fields.forEach((owner, owned) -> {
            lines.add("conflicts with " + owner.shown() + ":");
            owned.paths().forEach(path -> lines.add("- " + Step.shown(path)));
        });
        return "Apply failed with " + causes.size() + " conflicts: " + String.join("\n", lines);
    }
}
