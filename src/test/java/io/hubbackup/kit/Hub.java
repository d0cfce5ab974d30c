package io.hubbackup.kit;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.observe.Clockwork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * A hub to tell a story on: an API server with its controllers and, where it has a store, a Velero. A story says only what differs by bed: {@link RealHub} is the real thing,
 * {@link EmbeddedHub} lives in this process.
 */
public interface Hub extends AutoCloseable {

    /** Where Velero and the BackupSchedule live. */
    String NAMESPACE = "open-cluster-management-backup";

    /** The bucket in the store. */
    String BUCKET = "hub";

    /** How the kit's own client shows in the audit log. */
    String USER_AGENT = "hub-kit";

    /** A client with all rights and without a limit of its own; closed with the hub. */
    KubernetesClient client();

    /** Another client that shows under this name in the audit log; the caller closes it. */
    KubernetesClient clientAs(String userAgent);

    /** A client for what lives by the time of this hub: what runs on {@link #workers}. */
    KubernetesClient residentClient(String userAgent);

    /** The way to this hub for programs. */
    Path kubeconfig();

    /** The address of the API server. */
    String url();

    /** Runs kubectl on this hub; a test that does is annotated {@link NeedsKubectl}. */
    Shell.Result kubectl(String... arguments);

    /** Every request that the API server has answered. */
    AuditLog audit();

    /** The end of the log when all is in it that was answered so far. */
    default AuditLog.Mark settledMark() {
        var from = audit().mark();
        var last = "last-before-" + from.offset();
        client().configMaps().inNamespace("default").withName(last).get();
        within(Duration.ofSeconds(20), "what was answered is in the log")
                .until(() -> !audit().since(from, record -> record.name().equals(last))
                        .isEmpty());
        return audit().mark();
    }

    /** Where Velero writes to. */
    BackupStore store();

    /** Ends one program at once, as a crash would. */
    void kill(HubProgram program);

    /** Brings a killed program back. */
    void start(HubProgram program);

    /** Kills and starts a program: Velero reads the list of served kinds when it starts, and later only now and then. */
    default void restart(HubProgram program) {
        kill(program);
        start(program);
    }

    /** Lets an operator run here, and does not wait for it. */
    OperatorUnderTest launchOperator(Map<String, String> settings);

    /**
     * Lets an operator run here, and waits until it is ready.
     *
     * @param settings configuration properties, as {@code -Dname=value} would set them
     */
    default OperatorUnderTest startOperator(Map<String, String> settings) {
        var operator = launchOperator(settings);
        operator.awaitReady();
        return operator;
    }

    /** The time on this hub, for what shall live by it. */
    Clockwork time();

    /** Threads for what shall live by the time of this hub. */
    Executor workers();

    default Instant now() {
        return time().now();
    }

    /** Puts the clock forward for what lives by the time of this hub; on an embedded hub all that happens in that time happens. */
    void skip(Duration time);

    /** Waits for something in the time of this hub. */
    Waiting within(Duration atMost, String what);

    /** The definitions of the two custom resources. */
    List<GenericKubernetesResource> definitions(Crds crds);

    /** Applies definitions, and waits until their kinds are served. */
    default void apply(List<GenericKubernetesResource> definitions) {
        new Definitions(this).apply(definitions);
    }

    /** Has these definitions of the two custom resources served. */
    default void install(Crds crds) {
        new Definitions(this).install(crds);
    }

    /** Ends the hub; the store stays, it may be another hub's too. */
    @Override
    void close();
}
