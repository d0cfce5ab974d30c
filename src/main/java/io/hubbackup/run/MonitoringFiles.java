package io.hubbackup.run;

import io.hubbackup.hub.SelfSeen;
import io.hubbackup.wire.Tree;
import java.util.List;

/** The objects of the monitoring as they are shipped with the operator: the same as in {@code src/main/kubernetes/monitoring} and {@code policies/prometheus}. */
final class MonitoringFiles {

    private static final String SERVICE_MONITOR = "/monitoring/servicemonitor.yaml";
    private static final String RULES = "/policies/prometheus/hub-backup-rules.yaml";
    private static final String RULES_OF_A_REPORTER = "/policies/prometheus/report-only/hub-backup-rules.yaml";

    private MonitoringFiles() {}

    /** Read each time: they are asked for every few minutes, and are large. */
    static List<Tree> of(SelfSeen.Mode mode) {
        var rules =
                switch (mode) {
                    case FULL -> RULES;
                    case REPORT_ONLY -> RULES_OF_A_REPORTER;
                };
        return List.of(ShippedFile.yaml(SERVICE_MONITOR), ShippedFile.yaml(rules));
    }
}
