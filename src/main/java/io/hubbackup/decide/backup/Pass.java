package io.hubbackup.decide.backup;

import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.VeleroScheduleSeen;

/** One pass: the view, and what was found in it. */
record Pass(View view, Findings findings) {

    static Pass of(View view) {
        return new Pass(view, Findings.of(view));
    }

    Indexed<VeleroScheduleSeen> owned() {
        return findings.ownedOrNone();
    }
}
