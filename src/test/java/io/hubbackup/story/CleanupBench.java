package io.hubbackup.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.apply.ApiDoor;
import io.hubbackup.apply.WriteEcho;
import io.hubbackup.apply.Writer;
import io.hubbackup.decide.restore.RestoreSettings;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.cleanup.CleanupJudge;
import io.hubbackup.decide.restore.cleanup.CleanupPlan;
import io.hubbackup.decide.restore.cleanup.CleanupScope;
import io.hubbackup.decide.restore.cleanup.Findings;
import io.hubbackup.decide.restore.cleanup.KindQuery;
import io.hubbackup.decide.restore.cleanup.OurBackups;
import io.hubbackup.decide.restore.cleanup.Room;
import io.hubbackup.decide.restore.cleanup.Sanctuary;
import io.hubbackup.decide.restore.cleanup.TypeScope;
import io.hubbackup.hub.BackupContents;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.kit.AnyKind;
import io.hubbackup.kit.AuditLog;
import io.hubbackup.kit.Hub;
import io.hubbackup.kit.NeedsRealHub;
import io.hubbackup.observe.Census;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the clean-up of very many stale objects costs a real API server and this operator. Run by {@code ./mvnw -Pbench verify -Dit.test=CleanupBench} where there is a kit;
 * {@code -Dbench.stale=}.
 */
@NeedsRealHub
@DisplayName("The figures of a large clean-up")
class CleanupBench {

    private static final int STALE = Integer.getInteger("bench.stale", 100_000);
    private static final int ONE_BY_ONE = 500;
    private static final int NAMESPACES = 100;
    private static final String AGENT = "cleanup-bench";
    private static final String OLD = "acm-credentials-schedule-20261121080000";
    private static final long MEGABYTE = 1_000_000;

    private static final ApiKind SPACE = new ApiKind("", "v1", "Namespace", "namespaces", false);
    private static final ApiKind SECRET = new ApiKind("", "v1", "Secret", "secrets", true);
    private static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);

    /** A kind whose finalizers are taken off first. */
    private static final ApiKind ADD_ON = new ApiKind(
            "addon.open-cluster-management.io", "v1alpha1", "ManagedClusterAddOn", "managedclusteraddons", true);

    private final Executor workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Logger log = Logger.getLogger("io.hubbackup.apply.Writer");

    /** A step with its time. */
    private record Timed<T>(T result, double seconds) {}

    @Test
    @Timeout(7_200)
    @DisplayName("plan, brake and deletion of very many stale objects")
    void figures(Hub hub) throws IOException {
        log.setLevel(Level.WARNING);
        say("load of the machine %s", Files.readString(Path.of("/proc/loadavg")).strip());
        hub.apply(List.of(AnyKind.namespaced(ADD_ON.group(), ADD_ON.version(), ADD_ON.kind(), ADD_ON.plural())));
        var client = hub.clientAs(AGENT);
        var writer = new Writer(new ApiDoor(client), silent(), hub.time()::after, workers, Writer.AT_A_TIME);
        var one = new Writer(new ApiDoor(client), silent(), hub.time()::after, workers, 1);
        var census = new Census(client, hub.time(), workers);

        run(
                writer,
                IntStream.range(0, NAMESPACES).mapToObj(CleanupBench::namespace).toList());
        var load = timed(() -> run(writer, stale(STALE).toList()));
        say(
                "%d stale objects made in %.1f s, %.0f a second: what the server takes",
                STALE, load.seconds(), STALE / load.seconds());

        var before = heap();
        var mark = hub.audit().mark();
        var planned = timed(() -> plan(census));
        var plan = planned.result();
        assertThat(plan.size()).isEqualTo(Math.min(STALE, plan.doomed()));
        say(
                "plan of %d deletions in %.1f s, held in %d MB, hash %s",
                plan.doomed(), planned.seconds(), (heap() - before) / MEGABYTE, plan.hash());

        int alone = Math.min(ONE_BY_ONE, plan.size());
        var slow = timed(() -> run(one, plan.batch(0, alone).writes().toList()));
        say("one after the other, as the Go operator does: %.0f objects a second", alone / slow.seconds());

        var rest = timed(() -> rest(writer, plan, alone));
        int objects = plan.size() - alone;
        double rate = objects / rest.seconds();
        say(
                "side by side: %d objects in %.1f s, %.0f objects a second, %.1f times as many",
                objects, rest.seconds(), rate, rate * slow.seconds() / alone);
        say(
                "heap used at the end %d MB, with garbage",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE);
        AuditLog.count(hub.audit().since(mark, AuditLog.by(AGENT)))
                .forEach((call, times) -> say("%8d %s", times, call));
        assertThat(plan(census).doomed()).isZero();
        client.close();
    }

    private int rest(Writer writer, CleanupPlan plan, int from) {
        int batch = RestoreSettings.defaults().cleanupBatch();
        for (int next = from; next < plan.size(); next += batch) {
            run(writer, plan.batch(next, batch).writes().toList());
        }
        return plan.size();
    }

    private static int run(Writer writer, List<? extends Write> writes) {
        var outcomes = writer.execute(Guards.clear(Plan.parallel(writes), List.of()));
        assertThat(outcomes.all()).allMatch(Outcome.Done.class::isInstance);
        return writes.size();
    }

    /** As the operator does it: each list once, each object judged as it comes. */
    private static CleanupPlan plan(Census census) {
        var scope = scope();
        var judge = new CleanupJudge(scope);
        var room = new Room(Room.USUAL);
        var answers = census.all(
                scope.queries(),
                query -> census.list(query.kind(), query.selector(), Findings.judging(judge, query, room)));
        return CleanupPlan.of(scope, answers);
    }

    private static CleanupScope scope() {
        var credentials = new TypeScope(
                BackupType.CREDENTIALS,
                "current",
                true,
                new BackupContents(List.of(), List.of(), List.of(), true, OptionalInt.empty()),
                TypeScope.Reach.ALL);
        var clusters = new TypeScope(
                BackupType.MANAGED_CLUSTERS, "current", true, BackupContents.UNKNOWN, TypeScope.Reach.ALL);
        var selector = "velero.io/backup-name,velero.io/backup-name notin (current)";
        return new CleanupScope(
                Cleanup.RESTORED,
                Map.of(BackupType.CREDENTIALS, credentials, BackupType.MANAGED_CLUSTERS, clusters),
                List.of(
                        new KindQuery(SECRET, BackupType.CREDENTIALS, selector),
                        new KindQuery(CONFIG_MAP, BackupType.CREDENTIALS, selector),
                        new KindQuery(ADD_ON, BackupType.MANAGED_CLUSTERS, selector)),
                List.of(),
                Set.of("current"),
                Set.of(),
                new OurBackups(List.of(), List.of()),
                new Sanctuary("open-cluster-management-backup", Set.of("local-cluster"), Set.of()),
                "bench");
    }

    /** Seven Secrets, one ConfigMap and two add-ons with a finalizer in ten. */
    private static Stream<Write> stale(int number) {
        return IntStream.range(0, number).mapToObj(i -> switch (i % 10) {
            case 0 -> create(CONFIG_MAP, i, Map.of("data", Map.of("key", "value")), List.of());
            case 1, 2 ->
                create(ADD_ON, i, Map.of("spec", Map.of("installNamespace", "x")), List.of("example.com/wait"));
            default -> create(SECRET, i, Map.of("stringData", Map.of("password", "x".repeat(200))), List.of());
        });
    }

    private static Write create(ApiKind kind, int number, Map<String, ?> content, List<String> finalizers) {
        var type = kind.equals(ADD_ON) ? "acm-managed-clusters-schedule-20261121080000" : OLD;
        var labels = kind.equals(ADD_ON)
                ? Map.of("velero.io/backup-name", type)
                : Map.of("velero.io/backup-name", type, "cluster.open-cluster-management.io/type", "aws");
        var key = new ObjectKey("cluster-" + number % NAMESPACES, "stale-" + number);
        var body = new HashMap<String, Object>(content);
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.put(
                "metadata",
                Map.of("name", key.name(), "namespace", key.namespace(), "labels", labels, "finalizers", finalizers));
        return new Write.Create(new Target(kind, key), body, "bench");
    }

    private static Write namespace(int number) {
        var name = "cluster-" + number;
        return new Write.Create(
                new Target(SPACE, ObjectKey.clusterScoped(name)),
                Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name)),
                "bench");
    }

    private static WriteEcho silent() {
        return new WriteEcho() {
            @Override
            public void written(ApiKind kind, Tree object) {}

            @Override
            public void deleted(ApiKind kind, ObjectKey key, String uid) {}
        };
    }

    private static <T> Timed<T> timed(Supplier<T> work) {
        long begun = System.nanoTime();
        var result = work.get();
        return new Timed<>(result, (System.nanoTime() - begun) / 1e9);
    }

    private static long heap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static void say(String line, Object... figures) {
        System.out.println("bench: " + line.formatted(figures));
    }
}
