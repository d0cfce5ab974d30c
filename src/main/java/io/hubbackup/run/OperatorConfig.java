package io.hubbackup.run;

import io.hubbackup.decide.monitoring.Install;
import io.hubbackup.hub.SelfSeen;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an administrator may set; every key is in the README. */
@ConfigMapping(prefix = "hub-backup")
public interface OperatorConfig {

    /** The identity of this hub, where neither the ClusterVersion nor the UID of kube-system shall be it (BW7). */
    Optional<String> hubId();

    /** {@code full}, or {@code report-only}: tell what the policies find beside the Go operator, and change nothing (D5). */
    @WithDefault("full")
    SelfSeen.Mode mode();

    /** Where this process runs; the manifests hand it the namespace of its Pod. Without it, it does not run in a cluster. */
    @WithDefault("${POD_NAMESPACE:}")
    Optional<String> namespace();

    /** The name of its Deployment. */
    @WithDefault(SelfSeen.DEPLOYMENT)
    String deployment();

    /** What OLM calls the OperatorCondition of this version; it hands it to every container that it runs (packaging 6.5). */
    @WithDefault("${OPERATOR_CONDITION_NAME:}")
    Optional<String> operatorCondition();

    /** The namespaces whose BackupSchedules, Restores and RestorePreviews it works on; all where none is named. OLM names those of the OperatorGroup. */
    Optional<List<String>> watchNamespaces();

    /** Where the backups of the hub are, if it is not where the BackupSchedule or the storage location is. */
    Optional<String> backupNamespace();

    /** Until a failed check is made again without an event. */
    @WithDefault("60s")
    Duration failureRetry();

    /** Until a healthy BackupSchedule is looked at again without an event. */
    @WithDefault("5m")
    Duration safetyNet();

    /** How long before a run the hub is prepared once more. */
    @WithDefault("2m")
    Duration prepareLead();

    /** The most writes of one pass of the preparation. */
    @WithDefault("1000")
    int preparationBatch();

    /** The most requests that write at the same time. */
    @WithDefault("32")
    int concurrentWrites();

    /** The most deletions of one pass of the clean-up. */
    @WithDefault("2000")
    int cleanupBatch();

    /** The clean-up asks when it would delete more than this share of a kind, in percent (D32). */
    @WithDefault("20")
    int brakeShare();

    /** ... and at least so many objects of it. */
    @WithDefault("10")
    int brakeObjects();

    /** How long a managed cluster may take to come over before it is reported as missing. */
    @WithDefault("15m")
    Duration importLimit();

    /** How long changes of Velero's objects are collected that follow one which was looked at at once. */
    @WithDefault("500ms")
    Duration veleroDelay();

    /** How long changes of the fleet are collected before they are looked at. */
    @WithDefault("1s")
    Duration fleetDelay();

    /** How often the timer is wound. */
    @WithDefault("1s")
    String tick();

    /** How Prometheus comes to read this operator. */
    Monitoring monitoring();

    /** What may be set of the policies. */
    Policies policies();

    /** Who of several processes works. */
    LeaderElection leaderElection();

    /** The webhook that refuses a Restore before it is stored (R1.31). */
    Webhook webhook();

    /** What may be set of the monitoring. */
    interface Monitoring {

        /** {@code auto}: where the cluster serves ServiceMonitors and PrometheusRules, they are applied in the namespace of this process; {@code never}: what is there stays. */
        @WithDefault("auto")
        Install install();
    }

    /** What may be set of the webhook. */
    interface Webhook {

        /** Whether it listens; OLM needs it, elsewhere the manifests of src/main/kubernetes/admission do without. */
        @WithDefault("false")
        boolean enabled();

        /** Where it listens. */
        @WithDefault("9443")
        int port();

        /** The folder with {@code tls.crt} and {@code tls.key}; OLM mounts them here. */
        @WithDefault("/tmp/k8s-webhook-server/serving-certs")
        String certDir();
    }

    /** What may be set of the policies. */
    interface Policies {

        /** Whether a hub without a BackupSchedule violates the policies (D7). */
        @WithDefault("false")
        boolean requireSchedule();

        /** Whether the verdicts are also served as the metric of the governance framework, for dashboards that read it. */
        @WithDefault("false")
        boolean compatMetric();

        /** By template: {@code enabled}, {@code severity}, and its thresholds, as policies/README.md has them. */
        @WithParentName
        Map<String, Map<String, String>> overrides();
    }

    /** Who of several processes works. */
    interface LeaderElection {

        /** Whether there may be several; in a cluster they are expected. */
        Optional<Boolean> enabled();

        /** Where the Lease is, if it is not where this process runs. */
        Optional<String> namespace();

        /** How long a Lease that nobody renews is left alone. */
        @WithDefault("137s")
        Duration leaseDuration();

        /** Without a renewal for so long a process stops. */
        @WithDefault("107s")
        Duration renewDeadline();

        /** How often the Lease is renewed or asked for. */
        @WithDefault("26s")
        Duration retryPeriod();
    }
}
