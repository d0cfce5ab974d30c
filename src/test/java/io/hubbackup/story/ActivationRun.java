package io.hubbackup.story;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.hubbackup.api.Restore;
import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.WriteEcho;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.restore.RestorePart;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.RestoreView;
import io.hubbackup.decide.restore.activation.Activation;
import io.hubbackup.decide.restore.activation.ActivationStep;
import io.hubbackup.decide.restore.journal.ActivationRecord;
import io.hubbackup.decide.restore.journal.CleanupRecord;
import io.hubbackup.decide.restore.journal.Journal;
import io.hubbackup.decide.restore.journal.Step;
import io.hubbackup.decide.restore.plan.PlannedRestore;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.kit.Hub;
import io.hubbackup.observe.HubObserver;
import io.hubbackup.observe.TokenReader;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.wire.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;

/** Nothing but the activation of a Restore: the eyes, the thinking and the hands of the operator, without what comes before and after. */
final class ActivationRun implements AutoCloseable {

    private static final String BACKUP = "acm-managed-clusters-schedule-20260301000000";

    private final Hub hub;
    private final KubernetesClient client;
    private final HubObserver observer;
    private final TokenReader tokens;
    private final Writer writer;
    private final Restore restore = new Restore();
    private final RestoreSettings settings;
    private Journal journal;

    /**
     * @param client with which tokens are read and everything is written; closed with this
     * @param branches runs the branches of a plan
     * @param atATime how many requests may be under way
     */
    ActivationRun(Hub hub, KubernetesClient client, Executor branches, int atATime, RestoreSettings settings) {
        this.hub = hub;
        this.settings = settings;
        this.client = client;
        this.observer = new HubObserver(
                hub.residentClient("activation-eyes"), hub.time(), hub.workers(), new Random(1), Optional.empty());
        this.tokens = new TokenReader(client);
        this.writer = new Writer(
                new ApiDoor(client), echo(), (delay, task) -> hub.time().after(delay, task), branches, atATime);
        restore.setMetadata(new ObjectMetaBuilder()
                .withNamespace(Hub.NAMESPACE)
                .withName("restore-acm")
                .withUid("0a0b0c0d-1111-2222-3333-444444444444")
                .build());
        this.journal = journal(ActivationRecord.begunAt(hub.now(), List.of()));
        observer.start();
        hub.within(Duration.ofMinutes(2), "all is seen").until(observer::unread, List::isEmpty);
    }

    /** It began then. */
    void begin(Instant at) {
        journal = journal(ActivationRecord.begunAt(at, List.of()));
    }

    /** It called the clusters then. */
    void called(Instant at) {
        journal = journal(ActivationRecord.begunAt(at, List.of()).calledAt(at));
    }

    private static Journal journal(ActivationRecord record) {
        var planned =
                new PlannedRestore(RestorePart.MANAGED_CLUSTERS, BACKUP, "restore-acm-" + BACKUP, "another-hub", false);
        var plan = new RestorePlan("", "another-hub", List.of(planned), List.of(), "", List.of(), Tree.EMPTY);
        return new Journal(1, Step.ACTIVATING, plan, CleanupRecord.NONE, record, List.of(), List.of(), "", 0, "");
    }

    private WriteEcho echo() {
        return new WriteEcho() {
            @Override
            public void written(ApiKind kind, Tree object) {
                observer.accept(kind, object);
            }

            @Override
            public void deleted(ApiKind kind, ObjectKey key, String uid) {
                observer.forget(kind, key, uid);
            }
        };
    }

    /** What would be done now. */
    ActivationStep look() {
        return Activation.step(view(), journal, Optional.empty());
    }

    /** One pass, and what came of its writes. */
    Outcomes pass() {
        var step = look();
        if (!step.tokens().isEmpty()) {
            step = Activation.step(view(), journal, Optional.of(read(step.tokens())));
        }
        step.record().ifPresent(record -> journal = journal.with(record));
        return writer.execute(Guards.clear(step.plan(), List.of()));
    }

    private TokensRead read(List<ObjectKey> wanted) {
        return tokens.read(wanted)
                .fold(
                        read -> read,
                        api -> {
                            throw new AssertionError(api + " is not served");
                        },
                        unreadable -> {
                            throw new AssertionError(unreadable.why());
                        });
    }

    private RestoreView view() {
        return new RestoreView(restore, observer.snapshot(), Optional.of(journal), hub.now(), settings);
    }

    @Override
    public void close() {
        observer.stop();
        client.close();
    }
}
