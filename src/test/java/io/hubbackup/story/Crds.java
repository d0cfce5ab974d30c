package io.hubbackup.story;

import io.hubbackup.kit.HubKit;
import java.nio.file.Path;

/** Whose definitions of the two custom resources the hub serves (D4, D24). */
enum Crds {
    /** Ours: conditions and the other additions are kept. */
    OURS,
    /** The Go operator's: the API server prunes whatever we add. */
    GO_OPERATOR;

    /** The folder to apply. */
    Path manifests(HubKit kit) {
        return switch (this) {
            case OURS -> Path.of("src/main/kubernetes/crds");
            case GO_OPERATOR -> kit.goOperatorCrds();
        };
    }

    boolean keepConditions() {
        return this == OURS;
    }
}
