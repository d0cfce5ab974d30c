package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.restore.activation.ClusterState.Outlook;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import io.hubbackup.wire.MsaNames;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What holds in every activation; the seed is the name of the case")
class ActivationInvariantsTest {

    private static final int CLUSTERS = 12;

    static Stream<Long> seeds() {
        return LongStream.range(0, 300).boxed();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    @DisplayName(
            "R6.12, R6.17, W10, W23 it ends, never uses an expired token, says of every cluster one thing, leaves nothing behind and touches nothing of others")
    void invariants(long seed) {
        var random = new Random(seed);
        var hub = randomHub(random);
        var foreign = importSecrets(hub, false);

        var last = hub.step();
        for (int i = 0; i < 400 && !last.done(); i++) {
            last = pass(hub, random);
            assertThat(everyClusterOnce(last)).isEqualTo(hub.clusters.keySet());
            world(hub, random);
            advance(hub, last, random);
        }

        assertThat(last.done()).as("it ends").isTrue();
        var since = hub.journal.activation().since();
        assertThat(hub.now).isBeforeOrEqualTo(since.plus(Duration.ofMinutes(22)));
        assertThat(since).isBeforeOrEqualTo(BEGUN.plus(Duration.ofMinutes(22)));
        assertThat(last.summary().count(Outlook.ON_THE_WAY)).isZero();
        if (last.summary().trouble().isEmpty()) {
            assertThat(importSecrets(hub, true))
                    .as("import secrets of restores")
                    .isEmpty();
        }
        assertThat(hub.secrets.keySet()).as("import secrets of others").containsAll(foreign);
    }

    /** One pass, cut off at any write now and then. */
    private static ActivationStep pass(ActivationHub hub, Random random) {
        var step = hub.step();
        step.record().ifPresent(record -> hub.journal = hub.journal.with(record));
        var writes = step.plan().writes().toList();
        boolean cut = random.nextInt(4) == 0;
        writes.stream()
                .limit(cut ? random.nextInt(writes.size() + 1) : writes.size())
                .forEach(write -> {
                    expiredTokensAreNotUsed(hub, write);
                    hub.apply(write);
                });
        if (!cut && step.record().isEmpty()) {
            assertThat(hub.writes()).as("a second run of the same step").isEmpty();
        }
        return step;
    }

    private static void expiredTokensAreNotUsed(ActivationHub hub, Write write) {
        if (write instanceof Write.Create && write.target().kind().kind().equals("Secret")) {
            var course = write.target().key().namespace();
            hub.apply(write);
            var token = hub.importField(course, AutoImport.TOKEN_FIELD);
            var secret = token.substring(token.lastIndexOf('.') + 1);
            var end = hub.annotations(course, secret).getOrDefault(MsaNames.EXPIRATION_ANNOTATION, "");
            assertThat(end.equals("soon") || Instant.parse(end).isAfter(hub.now))
                    .as(end)
                    .isTrue();
            var key = new ObjectKey(course, AutoImport.SECRET);
            hub.secrets.remove(key);
            hub.imports.remove(key);
        }
    }

    private static Set<ObjectKey> everyClusterOnce(ActivationStep step) {
        var all = step.summary().names().values().stream().flatMap(List::stream).toList();
        assertThat(all).doesNotHaveDuplicates();
        var keys = new HashSet<ObjectKey>();
        all.forEach(name -> keys.add(ObjectKey.clusterScoped(name)));
        return keys;
    }

    private static List<ObjectKey> importSecrets(ActivationHub hub, boolean ofRestores) {
        return hub.secrets.values().stream()
                .filter(secret -> secret.name().equals(AutoImport.SECRET))
                .filter(secret -> ImportSecrets.ofRestore(secret) == ofRestores)
                .map(secret -> secret.key())
                .toList();
    }

    /** What the import controller, the agents and Velero do in the meantime. */
    private static void world(ActivationHub hub, Random random) {
        if (random.nextBoolean()) {
            hub.veleroRuns();
        }
        for (var key : List.copyOf(hub.imports.keySet())) {
            switch (random.nextInt(6)) {
                case 0 ->
                    hub.says(key.namespace(), "True", "ManagedClusterImported", "")
                            .available(key.namespace(), "True");
                case 1 -> hub.says(key.namespace(), "True", "ManagedClusterImported", "");
                case 2 -> hub.says(key.namespace(), "False", "ManagedClusterImportFailed", "no route");
                case 3 -> hub.says(key.namespace(), "False", "ManagedClusterImporting", "1/5");
                case 4 -> hub.immediate(key.namespace(), "Completed");
                default -> {}
            }
        }
    }

    private static void advance(ActivationHub hub, ActivationStep last, Random random) {
        var by = random.nextBoolean()
                ? Duration.ofSeconds(random.nextInt(60))
                : last.wakeAt().map(time -> Duration.between(hub.now, time)).orElse(Duration.ofSeconds(30));
        hub.now = hub.now.plus(by);
    }

    private static ActivationHub randomHub(Random random) {
        var hub = new ActivationHub().localCluster("hub");
        hub.now = BEGUN;
        for (int i = 0; i < CLUSTERS; i++) {
            var name = "c" + i;
            hub.cluster(name, random.nextInt(8) == 0 ? "" : "https://" + name);
            for (var secret : some(List.of(MAIN, PAIR), random)) {
                switch (random.nextInt(6)) {
                    case 0 -> hub.token(name, secret, "soon", "token." + secret);
                    case 1 -> hub.token(name, secret, Duration.ofHours(-1));
                    case 2 -> hub.token(name, secret, Duration.ofMinutes(random.nextInt(20)));
                    case 3 -> hub.token(name, secret, BEGUN.plusSeconds(90_000).toString(), "no: token");
                    default -> hub.token(name, secret, Duration.ofDays(1 + random.nextInt(30)));
                }
            }
            switch (random.nextInt(10)) {
                case 0 -> hub.available(name, "True");
                case 1 -> hub.available(name, "Unknown").says(name, "True", "ManagedClusterImported", "");
                case 2 -> hub.switchedOff(name);
                case 3 -> hub.leaving(name);
                case 4 -> hub.deployment(name);
                case 5 -> hub.foreignImportSecret(name);
                case 6 -> hub.importSecret(name, "another", 2, BEGUN);
                case 7 ->
                    hub.secret(
                            new ObjectKey(name, AutoImport.SECRET), Map.of(AutoImport.RESTORE_LABEL, "true"), Map.of());
                case 8 -> hub.immediate(name, random.nextBoolean() ? "" : "Completed");
                default -> {}
            }
        }
        return hub;
    }

    private static List<String> some(List<String> all, Random random) {
        var mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, random);
        return mixed.subList(0, random.nextInt(all.size() + 1));
    }
}
