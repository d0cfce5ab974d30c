package io.hubbackup.decide.policy;

import io.hubbackup.hub.HubSnapshot;
import java.time.Instant;

/** One question about the hub (D6). What else there is to say of it stands in {@code policies/catalog.yaml} under its name. */
public interface PolicyTemplate {

    /** The name in the catalogue, {@code velero-pod-running} for instance. */
    String name();

    /** Pure: the same snapshot at the same time gives the same verdict. */
    Verdict evaluate(HubSnapshot hub, Instant now);

    /** The same, for one that has to know what was said the last time. */
    default Verdict evaluate(HubSnapshot hub, Evaluation before, Instant now) {
        return evaluate(hub, now);
    }
}
