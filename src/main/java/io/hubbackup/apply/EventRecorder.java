package io.hubbackup.apply;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.Fingerprint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Tells people through Events; one that could not be written is a line in the log and nothing more (BW33). */
public final class EventRecorder {

    private static final Logger LOG = Logger.getLogger(EventRecorder.class);
    private static final ApiKind EVENT = new ApiKind("events.k8s.io", "v1", "Event", "events", true);
    private static final String CONTROLLER = "hubbackup.io/hub-backup-operator";
    /** Bytes: the API server counts no letters. */
    private static final int LONGEST_NOTE = 1_024;

    private static final String MORE = "…";
    private static final int LONGEST_OBJECT_NAME = 230;
    private static final int REMEMBERED = 500;

    /** How an Event is shown. */
    public enum Severity {
        NORMAL("Normal"),
        WARNING("Warning");

        private final String type;

        Severity(String type) {
            this.type = type;
        }
    }

    /**
     * What there is to tell.
     *
     * @param uid UID of the object that it is about
     * @param reason a stable word in CamelCase, the same as the reason of the condition
     * @param action what was done about it
     */
    public record Event(Target about, String uid, Severity severity, String reason, String action, String note) {}

    private record Series(String name, int count) {}

    private final ApiDoor door;
    private final Supplier<Instant> now;
    private final String instance;
    private long lastNanos;
    private final Map<String, Series> told = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Series> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** @param instance the name of this process, its pod for instance */
    public EventRecorder(ApiDoor door, Supplier<Instant> now, String instance) {
        this.door = door;
        this.now = now;
        this.instance = instance;
    }

    /** Blocks; the same event told again becomes a series of the first one. */
    public synchronized void record(Event event) {
        var key = Fingerprint.of(List.of(event.uid(), event.reason(), event.severity().type, event.note()));
        var before = told.get(key);
        var at = now.get().truncatedTo(ChronoUnit.MICROS);
        try {
            if (before == null || !repeated(event, before, at)) {
                var name = name(event, at);
                if (first(event, name, at)) {
                    told.put(key, new Series(name, 1));
                }
            } else {
                told.put(key, new Series(before.name(), before.count() + 1));
            }
        } catch (IOException failed) {
            lost(event, String.valueOf(failed.getMessage()));
        }
    }

    private boolean repeated(Event event, Series before, Instant at) throws IOException {
        var series = Map.of("count", before.count() + 1, "lastObservedTime", micros(at));
        var path = EVENT.path(event.about().key().namespace()) + "/" + before.name();
        return door.merge(EVENT, path, Map.of("series", series)).ok();
    }

    private boolean first(Event event, String name, Instant at) throws IOException {
        var namespace = event.about().key().namespace();
        var answer = door.create(EVENT, EVENT.path(namespace), body(event, name, at));
        if (!answer.ok()) {
            lost(event, answer.message());
        }
        return answer.ok();
    }

    private Map<String, Object> body(Event event, String name, Instant at) {
        var about = event.about();
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", EVENT.apiVersion());
        body.put("kind", EVENT.kind());
        body.put("metadata", Map.of("name", name, "namespace", about.key().namespace()));
        body.put("eventTime", micros(at));
        body.put("type", event.severity().type);
        body.put("reason", event.reason());
        body.put("action", event.action());
        body.put("note", shortened(event.note()));
        body.put("reportingController", CONTROLLER);
        body.put("reportingInstance", instance);
        body.put(
                "regarding",
                Map.of(
                        "apiVersion", about.kind().apiVersion(),
                        "kind", about.kind().kind(),
                        "namespace", about.key().namespace(),
                        "name", about.key().name(),
                        "uid", event.uid()));
        return body;
    }

    /** Events of the same moment have different names. */
    private String name(Event event, Instant at) {
        lastNanos = Math.max(lastNanos + 1, ChronoUnit.NANOS.between(Instant.EPOCH, at));
        var object = event.about().key().name();
        return object.substring(0, Math.min(object.length(), LONGEST_OBJECT_NAME)) + "." + Long.toHexString(lastNanos);
    }

    /** No longer than an API server takes it, and without half a letter. */
    private static String shortened(String note) {
        if (note.getBytes(UTF_8).length <= LONGEST_NOTE) {
            return note;
        }
        var left = CharBuffer.wrap(note);
        UTF_8.newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .encode(left, ByteBuffer.allocate(LONGEST_NOTE - MORE.getBytes(UTF_8).length), true);
        return note.substring(0, left.position()) + MORE;
    }

    /** Always six digits after the point, as the API server wants it. */
    private static String micros(Instant at) {
        return "%s.%06dZ"
                .formatted(at.truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", ""), at.getNano() / 1_000);
    }

    private static void lost(Event event, String why) {
        LOG.warnf(
                "An Event was not written namespace=%s name=%s reason=%s because=%s",
                event.about().key().namespace(), event.about().key().name(), event.reason(), why);
    }
}
