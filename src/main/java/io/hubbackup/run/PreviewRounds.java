package io.hubbackup.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.api.RestorePreview;
import io.hubbackup.decide.restore.RestoreKinds;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestorePreviewSeen;
import io.hubbackup.observe.Change;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * When each RestorePreview is looked at. Its definition is optional (D24): our own watch follows it where it is served, and as soon as it is; a controller of the framework could
 * not start without it (D16).
 */
final class PreviewRounds {

    private static final Logger LOG = Logger.getLogger(PreviewRounds.class);
    private static final Duration RETRY = Duration.ofSeconds(10);
    private static final Duration UNTIL_SEEN = Duration.ofSeconds(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What it runs on. */
    record Clockwork(BooleanSupplier everythingRead, WakeTimer timer, Clock clock, Executor workers) {}

    private final Supplier<Observed<Indexed<RestorePreviewSeen>>> previews;
    private final Function<RestorePreview, Rounds.Turn> pass;
    private final Clockwork works;
    private final Set<ObjectKey> busy = ConcurrentHashMap.newKeySet();
    private final Set<ObjectKey> again = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean said = new AtomicBoolean();
    private final Underway underway;

    PreviewRounds(
            Supplier<Observed<Indexed<RestorePreviewSeen>>> previews,
            Function<RestorePreview, Rounds.Turn> pass,
            Clockwork works) {
        this.previews = previews;
        this.pass = pass;
        this.works = works;
        this.underway = new Underway(works.clock());
    }

    /** The passes that run. */
    Underway underway() {
        return underway;
    }

    /** Something on the hub is different now. */
    void changed(Change change) {
        if (change.kind().equals(RestoreKinds.RESTORE_PREVIEW)) {
            seen().filter(one -> !PreviewPass.isOver(preview(one))).forEach(one -> wake(one.key()));
        } else if (previews.get() instanceof Observed.NotServed
                && works.everythingRead().getAsBoolean()
                && said.compareAndSet(false, true)) {
            LOG.info(
                    "The hub does not serve RestorePreviews, so there are no previews. To have them, apply src/main/kubernetes/crds/restorepreviews.hubbackup.io.yaml");
        }
    }

    private Stream<RestorePreviewSeen> seen() {
        return previews.get().fold(Indexed::stream, api -> Stream.empty(), unknown -> Stream.empty());
    }

    private void wake(ObjectKey key) {
        if (busy.add(key)) {
            works.workers().execute(() -> turn(key));
        } else {
            again.add(key);
        }
    }

    private void wakeAt(ObjectKey key, Instant when) {
        works.timer().replace(List.of(this, key), when, () -> wake(key));
    }

    /** Never fails: what goes wrong is logged and tried again. */
    private void turn(ObjectKey key) {
        try (var running = underway.begin("RestorePreview " + key)) {
            seen().filter(one -> one.key().equals(key)).findFirst().ifPresent(this::turn);
        } catch (RuntimeException bug) {
            LOG.errorf(bug, "A pass failed. kind=RestorePreview namespace=%s name=%s", key.namespace(), key.name());
            wakeAt(key, now().plus(RETRY));
        } finally {
            busy.remove(key);
            if (again.remove(key)) {
                wake(key);
            }
        }
    }

    private void turn(RestorePreviewSeen one) {
        if (!works.everythingRead().getAsBoolean()) {
            wakeAt(one.key(), now().plus(UNTIL_SEEN));
            return;
        }
        var turn = pass.apply(preview(one));
        if (turn.unfinished()) {
            wakeAt(one.key(), now().plus(RETRY));
        } else {
            turn.wakeAt().ifPresent(when -> wakeAt(one.key(), when));
        }
    }

    private Instant now() {
        return works.clock().instant();
    }

    private static RestorePreview preview(RestorePreviewSeen seen) {
        return JSON.convertValue(seen.object().fields(), RestorePreview.class);
    }
}
