package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.kit.Crds;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A story.
 *
 * @param definitions whose definitions of the two custom resources the hub serves
 * @param undefined names of definitions that the hub does not have when it begins
 * @param hub what is on it when the operator starts
 * @param stored what another hub has left in the store before
 */
record Scenario(
        String name,
        Crds definitions,
        List<String> undefined,
        List<ObjectNode> hub,
        List<Step> steps,
        Optional<StoredSet> stored) {

    Scenario {
        undefined = List.copyOf(undefined);
        hub = List.copyOf(hub);
        steps = List.copyOf(steps);
    }

    Scenario(String name, Crds definitions, List<String> undefined, List<ObjectNode> hub, List<Step> steps) {
        this(name, definitions, undefined, hub, steps, Optional.empty());
    }

    static Scenario of(String name, List<ObjectNode> hub, Step... steps) {
        return new Scenario(name, Crds.OURS, List.of(), hub, List.of(steps));
    }

    /** The same beside a store in which another hub has left this. */
    Scenario beside(StoredSet set) {
        return new Scenario(name, definitions, undefined, hub, steps, Optional.of(set));
    }

    /** The same on a hub whose definitions are the Go operator's. */
    Scenario onGoOperatorsDefinitions() {
        return new Scenario(name + ", Go operator's definitions", Crds.GO_OPERATOR, undefined, hub, steps, stored);
    }

    /** The same with more to happen. */
    Scenario then(Step next) {
        return new Scenario(
                name + ", and " + next.what(),
                definitions,
                undefined,
                hub,
                Stream.concat(steps.stream(), Stream.of(next)).toList(),
                stored);
    }

    Scenario without(String... definitions) {
        return new Scenario(name, this.definitions, List.of(definitions), hub, steps, stored);
    }

    /** Whether backups are made by cron while it is told. */
    boolean hasRuns() {
        return steps.stream()
                        .anyMatch(step -> step.act() instanceof Step.Act.Create create && hasRuns(create.objects()))
                || hasRuns(hub);
    }

    private static boolean hasRuns(List<ObjectNode> objects) {
        return objects.stream()
                .anyMatch(object -> object.at("/spec/veleroSchedule").asText().equals(HubObjects.HOURLY));
    }

    @Override
    public String toString() {
        return name;
    }
}
