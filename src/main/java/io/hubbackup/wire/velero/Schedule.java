package io.hubbackup.wire.velero;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hubbackup.wire.Tree;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** A Velero Schedule. */
@RegisterForReflection
public record Schedule(@JsonValue Tree tree) implements VeleroObject {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Schedule of(Map<String, ?> json) {
        return new Schedule(Tree.of(json));
    }

    public static Schedule named(String namespace, String name) {
        return new Schedule(VeleroObject.named(VeleroKind.SCHEDULE, namespace, name));
    }

    @Override
    public VeleroKind kind() {
        return VeleroKind.SCHEDULE;
    }

    public ScheduleSpec spec() {
        return new ScheduleSpec(tree.child("spec"));
    }

    public ScheduleStatus status() {
        return new ScheduleStatus(tree.child("status"));
    }

    public Schedule withMetadata(ObjectMeta metadata) {
        return new Schedule(tree.with("metadata", metadata.tree()));
    }

    public Schedule withSpec(ScheduleSpec spec) {
        return new Schedule(tree.with("spec", spec.tree()));
    }

    public Schedule withStatus(ScheduleStatus status) {
        return new Schedule(tree.with("status", status.tree()));
    }
}
