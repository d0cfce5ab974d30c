package io.hubbackup.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.demo.velero.Mishap;
import io.hubbackup.plan.ApiKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One thing that happens on a hub.
 *
 * @param what in words, for reports
 * @param then how long nothing else happens afterwards
 */
record Step(String what, Act act, Duration then) {

    /** Long enough for all that follows at once, short of the next run of any cron. */
    private static final Duration A_WHILE = Duration.ofMinutes(12);

    sealed interface Act {

        /** Objects come, with their status. */
        record Create(List<ObjectNode> objects) implements Act {}

        /** A merge patch. */
        record Change(ApiKind kind, String namespace, String name, String subresource, Map<String, ?> patch)
                implements Act {}

        record Delete(ApiKind kind, String namespace, String name) implements Act {}

        /** Definitions come, by their names. */
        record Define(List<String> definitions) implements Act {}

        /** Definitions go, with all their objects. */
        record Undefine(List<String> definitions) implements Act {}

        /** Another hub backs up to the common store. */
        record Store(StoredSet set) implements Act {}

        /** From now on this happens to each Velero Restore in whose name this is. */
        record Befall(String inName, Mishap mishap) implements Act {}

        /** The user lets the Restore of this name go on with what it asks about. */
        record Confirm(String restore) implements Act {}

        /** Nothing happens. */
        record Rest() implements Act {}
    }

    static Step create(String what, List<ObjectNode> objects) {
        return new Step(what, new Act.Create(List.copyOf(objects)), A_WHILE);
    }

    /** In the namespace of the backups. */
    static Step change(String what, ApiKind kind, String name, Map<String, ?> patch) {
        return new Step(what, new Act.Change(kind, HubObjects.NAMESPACE, name, "", patch), A_WHILE);
    }

    static Step status(String what, ApiKind kind, String name, Map<String, ?> status) {
        return new Step(
                what, new Act.Change(kind, HubObjects.NAMESPACE, name, "status", Map.of("status", status)), A_WHILE);
    }

    static Step delete(String what, ApiKind kind, String namespace, String name) {
        return new Step(what, new Act.Delete(kind, namespace, name), A_WHILE);
    }

    static Step define(String what, String... definitions) {
        return new Step(what, new Act.Define(List.of(definitions)), A_WHILE);
    }

    static Step undefine(String what, String... definitions) {
        return new Step(what, new Act.Undefine(List.of(definitions)), A_WHILE);
    }

    static Step confirm(String what, String restore) {
        return new Step(what, new Act.Confirm(restore), A_WHILE);
    }

    /** Velero looks into the store once an hour. */
    static Step store(String what, StoredSet set) {
        return new Step(what, new Act.Store(set.ready()), Duration.ofMinutes(75));
    }

    static Step befall(String what, String inName, Mishap mishap) {
        return new Step(what, new Act.Befall(inName, mishap), Duration.ZERO);
    }

    static Step rest(Duration time) {
        return new Step("time passes: " + time, new Act.Rest(), time);
    }

    Step then(Duration time) {
        return new Step(what, act, time);
    }
}
