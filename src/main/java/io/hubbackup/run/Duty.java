package io.hubbackup.run;

import io.hubbackup.apply.Doorkeeper;
import io.hubbackup.apply.ReportingOnly;
import io.hubbackup.hub.SelfSeen;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What this process is there for (D5, policies 6.8): everything, to tell only, or to stand by. The door to the API server holds it to that. */
final class Duty implements Doorkeeper {

    private static final String LEASES = "/apis/coordination.k8s.io/";

    private final OperatorConfig config;
    private final Territory territory;
    private final Instant started;
    private final Doorkeeper mode;
    private volatile Leadership leadership = Leadership.ALONE;

    Duty(OperatorConfig config, Territory territory, Instant started) {
        this.config = config;
        this.territory = territory;
        this.started = started;
        this.mode = switch (config.mode()) {
            case FULL -> Doorkeeper.OPEN;
            case REPORT_ONLY -> new ReportingOnly();
        };
    }

    /** To be told before anything is started. */
    void under(Leadership decided) {
        leadership = decided;
    }

    Leadership leadership() {
        return leadership;
    }

    /** Whether it backs up and restores. */
    boolean works() {
        return config.mode() == SelfSeen.Mode.FULL && tells();
    }

    /** Whether conditions, reports, events and figures are its own. */
    boolean tells() {
        return leadership.leads();
    }

    SelfSeen self() {
        return new SelfSeen(
                config.mode(),
                tells(),
                config.namespace(),
                config.deployment(),
                config.backupNamespace().or(territory::only),
                started);
    }

    /** What was begun under an earlier lead ends at the door. */
    @Override
    public Optional<String> refusal(String path, Map<String, ?> body) {
        return tells() || path.startsWith(LEASES)
                ? mode.refusal(path, body)
                : Optional.of("this process does not lead: another one works on the hub");
    }
}
