package io.hubbackup.run;

import io.hubbackup.api.BackupSchedule;
import io.hubbackup.hub.ObjectKey;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** The one event source beside the BackupSchedule itself: our shared watches and our timer speak through it (D16, D25). */
final class HubEvents extends AbstractEventSource<Void, BackupSchedule> {

    HubEvents() {
        super(Void.class, "hub");
    }

    /** Asks for a pass; several requests before it begins are one. */
    void wake(ObjectKey schedule) {
        if (isRunning()) {
            getEventHandler().handleEvent(new Event(new ResourceID(schedule.name(), schedule.namespace())));
        }
    }

    @Override
    public Set<Void> getSecondaryResources(BackupSchedule primary) {
        return Set.of();
    }
}
