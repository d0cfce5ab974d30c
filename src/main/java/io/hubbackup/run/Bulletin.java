package io.hubbackup.run;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.api.ApiGroup;
import io.hubbackup.api.BackupSchedule;
import io.hubbackup.api.BackupScheduleStatus;
import io.hubbackup.apply.EventRecorder;
import io.hubbackup.apply.StatusOutcome;
import io.hubbackup.apply.StatusWrite;
import io.hubbackup.apply.StatusWriter;
import io.hubbackup.decide.backup.status.EventNote;
import io.hubbackup.decide.backup.status.Transitions;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * What is told to the world about each BackupSchedule: status, events on its transitions, figures.
 *
 * <p>It remembers what it told. The watch may be a moment behind, and another owner of the CRD may prune conditions (D4): neither may make an old story new.
 */
final class Bulletin {

    private static final Logger LOG = Logger.getLogger(Bulletin.class);
    private static final ApiKind KIND =
            new ApiKind(ApiGroup.NAME, ApiGroup.VERSION, "BackupSchedule", "backupschedules", true);
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final Set<String> OURS = Arrays.stream(BackupScheduleStatus.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final StatusWriter writer;
    private final EventRecorder events;
    private final BackupFigures figures;
    private final ObjectMapper json;
    private final Map<String, BackupScheduleStatus> told = new ConcurrentHashMap<>();

    Bulletin(StatusWriter writer, EventRecorder events, BackupFigures figures, ObjectMapper json) {
        this.writer = writer;
        this.events = events;
        this.figures = figures;
        this.json = json;
    }

    /** The object with the status that was told last, which its copy from the watch may not have. */
    BackupSchedule asTold(BackupSchedule seen) {
        var last = told.get(seen.getMetadata().getUid());
        if (last == null) {
            return seen;
        }
        var current = new BackupSchedule();
        current.setMetadata(seen.getMetadata());
        current.setSpec(seen.getSpec());
        current.setStatus(last);
        return current;
    }

    /**
     * Writes the status where it differs, and the events of the transition.
     *
     * @param seen the object as the API server has it
     * @return whether the status stands as it should
     */
    boolean tell(BackupSchedule seen, BackupScheduleStatus previous, BackupScheduleStatus next) {
        figures.show(seen, next);
        if (next.equals(seen.getStatus())) {
            return noted(seen, previous, next);
        }
        var outcome = writer.write(new StatusWrite(
                target(seen),
                seen.getMetadata().getUid(),
                seen.getMetadata().getResourceVersion(),
                fields(seen.statusOrEmpty()),
                fields(next),
                OURS));
        return switch (outcome) {
            case StatusOutcome.Unchanged same -> noted(seen, previous, next);
            case StatusOutcome.Written written -> noted(seen, previous, next);
            case StatusOutcome.Pruned pruned -> noted(seen, previous, next);
            case StatusOutcome.Gone gone -> true;
            case StatusOutcome.Failed failed -> {
                LOG.warnf(
                        "The status could not be written. namespace=%s name=%s code=%d because=%s",
                        seen.getMetadata().getNamespace(), seen.getMetadata().getName(), failed.code(), failed.why());
                yield false;
            }
        };
    }

    /** What was told of BackupSchedules that are gone is forgotten, and their figures with it. */
    void keepOnly(Set<String> uids) {
        told.keySet().retainAll(uids);
        figures.keepOnly(uids);
    }

    private boolean noted(BackupSchedule seen, BackupScheduleStatus previous, BackupScheduleStatus next) {
        told.put(seen.getMetadata().getUid(), next);
        Transitions.between(previous, next).forEach(note -> events.record(event(seen, note)));
        return true;
    }

    private static EventRecorder.Event event(BackupSchedule about, EventNote note) {
        var severity =
                switch (note.type()) {
                    case Normal -> EventRecorder.Severity.NORMAL;
                    case Warning -> EventRecorder.Severity.WARNING;
                };
        return new EventRecorder.Event(
                target(about), about.getMetadata().getUid(), severity, note.reason(), note.message());
    }

    private static Target target(BackupSchedule schedule) {
        return Target.of(
                KIND,
                schedule.getMetadata().getNamespace(),
                schedule.getMetadata().getName());
    }

    private Map<String, Object> fields(BackupScheduleStatus status) {
        return json.convertValue(status, FIELDS);
    }
}
