package io.hubbackup.apiserver.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.store.Json;
import java.util.List;
import java.util.Map;

/** Events are one resource with two faces: the core group's, in which they are kept, and that of {@code events.k8s.io}, where their fields have other names. */
public final class EventForms {

    private static final String EVENTS = "events";
    private static final String REPORTER = "reportingComponent";
    private static final String INSTANCE = "reportingInstance";

    /** By the name in the core group. */
    private static final Map<String, String> NEWER_NAMES = Map.of(
            "involvedObject",
            "regarding",
            "message",
            "note",
            "source",
            "deprecatedSource",
            "firstTimestamp",
            "deprecatedFirstTimestamp",
            "lastTimestamp",
            "deprecatedLastTimestamp",
            "count",
            "deprecatedCount",
            REPORTER,
            "reportingController");

    private EventForms() {}

    /** Whether objects of this kind are kept in another form than they are shown in. */
    public static boolean isNewer(ServedKind kind) {
        return kind.group().equals(ServedKind.NEWER_EVENTS);
    }

    /** Turns an event as it is kept into one as this kind shows it; any other object stays as it is. */
    public static void show(ServedKind kind, ObjectNode event) {
        if (!isNewer(kind)) {
            return;
        }
        List.of(REPORTER, INSTANCE).forEach(field -> {
            if (Json.text(event, field).isEmpty()) {
                event.remove(field);
            }
        });
        NEWER_NAMES.forEach((older, newer) -> rename(event, older, newer));
    }

    /** Turns an event as this kind shows it into one as it is kept, with all that the core group's form never omits; any other object stays as it is. */
    public static void keep(ServedKind kind, ObjectNode event) {
        if (!kind.resource().equals(EVENTS)) {
            return;
        }
        if (isNewer(kind)) {
            NEWER_NAMES.forEach((older, newer) -> rename(event, newer, older));
            event.put("apiVersion", "v1");
        }
        List.of(REPORTER, INSTANCE).forEach(field -> event.put(field, Json.text(event, field)));
        List.of("involvedObject", "source").forEach(field -> Json.child(event, field));
        List.of("firstTimestamp", "lastTimestamp", "eventTime")
                .forEach(field -> event.putIfAbsent(field, event.nullNode()));
    }

    /** The path of a field in the newer form, as in {@code regarding.name}. */
    public static String newer(String path) {
        var parts = path.split("\\.", 2);
        var name = NEWER_NAMES.getOrDefault(parts[0], parts[0]);
        return parts.length == 1 ? name : name + "." + parts[1];
    }

    private static void rename(ObjectNode event, String from, String to) {
        var value = event.remove(from);
        if (value != null) {
            event.set(to, value);
        }
    }
}
