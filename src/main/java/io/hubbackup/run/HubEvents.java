package io.hubbackup.run;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.hubbackup.hub.ObjectKey;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/** The one event source beside the resource itself: our shared watches and our timer speak through it (D16, D25). */
final class HubEvents<R extends HasMetadata> extends AbstractEventSource<Void, R> {

    HubEvents() {
        super(Void.class, "hub");
    }

    /** Asks for a pass; several requests before it begins are one. */
    void wake(ObjectKey key) {
        if (isRunning()) {
            getEventHandler().handleEvent(new Event(new ResourceID(key.name(), key.namespace())));
        }
    }

    @Override
    public Set<Void> getSecondaryResources(R primary) {
        return Set.of();
    }
}
