package io.hubbackup.decide.restore.activation;

import static io.hubbackup.decide.restore.activation.ActivationHub.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.TokensRead;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.AutoImport;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What the activation writes")
class ActivationTest {

    private static final Duration LONG = Duration.ofDays(30);

    private static ActivationHub hub() {
        return new ActivationHub().announced().localCluster("local-cluster");
    }

    private static ActivationHub withToken() {
        return hub().cluster("c").token("c", MAIN, LONG);
    }

    private static List<String> words(ActivationHub hub) {
        return hub.writes().stream()
                .map(write -> write.getClass().getSimpleName() + " " + write.target())
                .toList();
    }

    static Stream<Arguments> calls() {
        return Stream.of(
                argumentSet(
                        "R6.11 a first call",
                        withToken(),
                        List.of("Patch ManagedCluster c", "Create Secret c/auto-import-secret")),
                argumentSet(
                        "R6.11 an annotation of an earlier import is set again",
                        withToken().immediate("c", "Completed"),
                        List.of("Patch ManagedCluster c", "Create Secret c/auto-import-secret")),
                argumentSet(
                        "R6.11 an annotation that is set already is left",
                        withToken().immediate("c", ""),
                        List.of("Create Secret c/auto-import-secret")),
                argumentSet(
                        "R6.11 the secret of an earlier Restore is replaced",
                        withToken().importSecret("c", "another", 1, BEGUN),
                        List.of(
                                "Delete Secret c/auto-import-secret",
                                "Patch ManagedCluster c",
                                "Create Secret c/auto-import-secret")),
                argumentSet(
                        "R6.11 somebody's own secret is not touched",
                        withToken().foreignImportSecret("c"),
                        List.of()),
                argumentSet(
                        "W23 a call that is under way is left alone",
                        withToken().importSecret("c", UID, 1, BEGUN),
                        List.of()),
                argumentSet(
                        "W23 a secret goes when its cluster is available",
                        withToken().available("c", "True").importSecret("c", UID, 1, BEGUN),
                        List.of("Delete Secret c/auto-import-secret")),
                argumentSet(
                        "W23 a secret goes when its cluster never comes",
                        hub().cluster("c").importSecret("c", "another", 1, BEGUN),
                        List.of("Delete Secret c/auto-import-secret")),
                argumentSet(
                        "W23 a secret goes when the time is over",
                        withToken().importSecret("c", UID, 1, BEGUN).at(SETTINGS.importLimit()),
                        List.of("Delete Secret c/auto-import-secret")),
                argumentSet(
                        "W23 a secret whose cluster is not here is left alone",
                        hub().importSecret("gone", "another", 1, BEGUN),
                        List.of()),
                argumentSet(
                        "W23 a secret in the namespace of the hub itself is left alone",
                        hub().importSecret("local-cluster", "another", 1, BEGUN),
                        List.of()),
                argumentSet(
                        "W23 somebody's own secret stays in any case",
                        withToken().available("c", "True").foreignImportSecret("c"),
                        List.of()),
                argumentSet(
                        "R6.11 nothing is written for an available cluster",
                        withToken().available("c", "True"),
                        List.of()),
                argumentSet(
                        "R6.12 nothing is written with an expired token",
                        hub().cluster("c").token("c", MAIN, Duration.ZERO),
                        List.of()),
                argumentSet(
                        "R6.11 nothing is written without an address",
                        hub().cluster("c", "").token("c", MAIN, LONG),
                        List.of()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    @DisplayName("R6.11, R6.12, W23 exactly these writes, in this order")
    void calls(ActivationHub hub, List<String> writes) {
        assertThat(words(hub)).isEqualTo(writes);
    }

    @Test
    @DisplayName(
            "R6.17 W23 a hub that was away for longer than the limit calls its clusters first, and they have their whole time")
    void awayForLong() {
        var hub = withToken().at(Duration.ofHours(5));
        var first = hub.pass();
        assertThat(first.done()).isFalse();
        assertThat(first.record().orElseThrow().since()).isEqualTo(hub.now);
        assertThat(hub.written).isEmpty();

        hub.pass();
        assertThat(hub.importField("c", "server")).isEqualTo("https://c:6443");
        assertThat(hub.stateOf("c")).isEqualTo("Importing");

        hub.at(Duration.ofHours(5).plus(SETTINGS.importLimit()).minusSeconds(1));
        assertThat(hub.stateOf("c")).isEqualTo("Importing");
        hub.at(Duration.ofHours(5).plus(SETTINGS.importLimit()));
        assertThat(hub.stateOf("c")).isEqualTo("TimedOut");
    }

    @Test
    @DisplayName("R6.17 a cluster that cannot be called whatever is tried does not keep the activation going for ever")
    void neverCalled() {
        var hub = withToken();
        int rounds = 0;
        for (; hub.stateOf("c").equals("Pending") && rounds < 100; rounds++) {
            hub.step().record().ifPresent(record -> hub.journal = hub.journal.with(record));
            hub.now = hub.now.plus(SETTINGS.importLimit());
        }
        assertThat(rounds).isEqualTo(1);
        assertThat(hub.stateOf("c")).isEqualTo("TimedOut");
    }

    @Test
    @DisplayName(
            "R6.13 the import secret is that of the Go operator, and says besides who made it, when, and for which attempt")
    void body() {
        var hub = withToken();
        hub.pass();

        var body = hub.importBody("c");
        assertThat(body.text("type")).contains("Opaque");
        assertThat(body.child("metadata").textMap("labels"))
                .isEqualTo(Map.of("cluster.open-cluster-management.io/restore-auto-import-secret", "true"));
        assertThat(body.child("metadata").textMap("annotations"))
                .isEqualTo(Map.of(
                        "managedcluster-import-controller.open-cluster-management.io/keeping-auto-import-secret", "",
                        "hubbackup.io/attempt", "1",
                        "hubbackup.io/attempted", "2026-11-21T10:00:20Z",
                        "hubbackup.io/restore", UID));
        assertThat(body.child("data").fields()).containsOnlyKeys("autoImportRetry", "server", "token");
        assertThat(hub.importField("c", "autoImportRetry")).isEqualTo("5");
        assertThat(hub.importField("c", "server")).isEqualTo("https://c:6443");
        assertThat(hub.importField("c", "token")).isEqualTo("token-of-c." + MAIN);
    }

    @Test
    @DisplayName("B7.4 whoever prints a plan, a step or the tokens does not print a token")
    void nothingIsPrinted() {
        var hub = withToken();
        var step = hub.step();

        assertThat(step.plan().writes()).isNotEmpty();
        assertThat(step.toString()).doesNotContain("token-of-").doesNotContain("dG9rZW4tb2Y");
        assertThat(hub.read(List.of(new ObjectKey("c", MAIN))).toString()).isEqualTo("1 tokens");
    }

    static Stream<Arguments> choices() {
        return Stream.of(
                argumentSet("the only one", hub().cluster("c").token("c", MAIN, LONG), MAIN),
                argumentSet("the one that lasts longer", withToken().token("c", PAIR, LONG.plusDays(1)), PAIR),
                argumentSet(
                        "the one that is valid",
                        hub().cluster("c").token("c", MAIN, Duration.ZERO).token("c", PAIR, LONG),
                        PAIR),
                argumentSet(
                        "one with an end before one without",
                        hub().cluster("c").token("c", MAIN, "", "t").token("c", PAIR, LONG),
                        PAIR),
                argumentSet(
                        "one without an end before one that expired",
                        hub().cluster("c")
                                .token("c", MAIN, Duration.ZERO)
                                .token("c", PAIR, "soon", "token-of-c." + PAIR),
                        PAIR),
                argumentSet(
                        "the other one when the better one is none",
                        hub().cluster("c")
                                .token("c", MAIN, BEGUN.plus(LONG).toString(), " ")
                                .token("c", PAIR, Duration.ofDays(1)),
                        PAIR));
    }

    @ParameterizedTest
    @MethodSource("choices")
    @DisplayName("R6.12 of several tokens one is chosen")
    void choice(ActivationHub hub, String secret) {
        hub.pass();

        assertThat(hub.importField("c", "token")).isEqualTo("token-of-c." + secret);
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                argumentSet("bare", "eyJh.b-_~c/+==", Optional.of("eyJh.b-_~c/+==")),
                argumentSet("with blanks around", " \nabc\n", Optional.of("abc")),
                argumentSet("in quotes", "\"abc\"", Optional.of("abc")),
                argumentSet("empty", "", Optional.empty()),
                argumentSet("blank", " \n", Optional.empty()),
                argumentSet("empty quotes", "\"\"", Optional.empty()),
                argumentSet("a mapping", "a: b", Optional.empty()),
                argumentSet("broken YAML", "a: b: c", Optional.empty()),
                argumentSet("two lines", "abc\ndef", Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("R6.11 what is a token")
    void text(String text, Optional<String> token) {
        assertThat(TokenText.of(text)).isEqualTo(token);
    }

    @Test
    @DisplayName("R6.11 what is no token is read once, remembered, and said")
    void invalidToken() {
        var hub = hub().cluster("c").token("c", MAIN, BEGUN.plus(LONG).toString(), "a: b");

        var step = hub.pass();

        assertThat(step.plan().isEmpty()).isTrue();
        assertThat(step.summary().messages())
                .containsExactly(
                        "Skip MSA access token for cluster (c) - invalid token data in secret (auto-import-account)");
        assertThat(step.record().orElseThrow().unusable()).hasSize(1);
        assertThat(Activation.step(hub.view(), hub.journal, Optional.empty()).tokens())
                .isEmpty();
        assertThat(hub.stateOf("c")).isEqualTo("InvalidToken");
        assertThat(hub.step().record()).isEmpty();
    }

    @Test
    @DisplayName("R6.11 a token that is gone when it is read makes nobody give up")
    void vanishedToken() {
        var hub = withToken();
        hub.tokens.clear();

        var step = hub.step();

        assertThat(step.plan().isEmpty()).isTrue();
        assertThat(step.record()).isEmpty();
        assertThat(step.done()).isFalse();
    }

    @Test
    @DisplayName("R6.17 an attempt that failed is made again, as the next one")
    void retry() {
        var hub = withToken();
        hub.pass();
        hub.says("c", "False", "ManagedClusterImportFailed", "no route");
        hub.at(Duration.ofSeconds(79));
        assertThat(hub.step().plan().isEmpty()).isTrue();
        assertThat(hub.step().wakeAt()).contains(BEGUN.plusSeconds(80));

        hub.at(Duration.ofSeconds(80));
        assertThat(words(hub))
                .containsExactly("Delete Secret c/auto-import-secret", "Create Secret c/auto-import-secret");
        hub.pass();

        assertThat(hub.annotations("c", AutoImport.SECRET))
                .containsEntry("hubbackup.io/attempt", "2")
                .containsEntry("hubbackup.io/attempted", "2026-11-21T10:01:20Z");
        assertThat(hub.step().wakeAt()).contains(BEGUN.plusSeconds(200));
    }

    @Test
    @DisplayName("W39 one step asks for the tokens of a batch, and of nobody else")
    void batch() {
        var hub = hub().cluster("done").available("done", "True").token("done", MAIN, LONG);
        IntStream.range(0, Activation.BATCH + 100)
                .forEach(i -> hub.cluster("c" + i).token("c" + i, MAIN, LONG));

        var tokens = Activation.step(hub.view(), hub.journal, Optional.empty()).tokens();

        assertThat(tokens).hasSize(Activation.BATCH).doesNotContain(new ObjectKey("done", MAIN));
        hub.pass();
        assertThat(Activation.step(hub.view(), hub.journal, Optional.empty()).tokens())
                .hasSize(100);
        hub.pass();
        assertThat(hub.step().plan().isEmpty()).isTrue();
        assertThat(hub.imports).hasSize(Activation.BATCH + 100);
    }

    @Test
    @DisplayName("R6.11 clusters are called side by side, the writes of one in their order")
    void sideBySide() {
        var hub = withToken().cluster("d").token("d", MAIN, LONG);

        assertThat(hub.step().plan())
                .isInstanceOfSatisfying(
                        Plan.Parallel.class,
                        all -> assertThat(all.steps())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        Plan.Parallel.class,
                                        calls -> assertThat(calls.steps())
                                                .hasSize(2)
                                                .hasOnlyElementsOfType(Plan.Series.class)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ActivationHub.Part.class,
            names = {"CLUSTERS", "SECRETS", "DEPLOYMENTS"})
    @DisplayName("R6.15 what cannot be read keeps the activation from calling, removing and ending")
    void unreadable(ActivationHub.Part part) {
        var hub = withToken()
                .importSecret("gone", "another", 1, BEGUN)
                .unreadable(part)
                .at(Duration.ofHours(1));

        var step = hub.step();

        assertThat(step.plan().isEmpty()).isTrue();
        assertThat(step.done()).isFalse();
        assertThat(step.wakeAt()).contains(hub.now.plus(SETTINGS.failureRetry()));
        assertThat(step.summary().sentence())
                .contains(part.name() + ": timeout; no cluster is imported until it can be read.");
    }

    @Test
    @DisplayName("R6.15 a hub without ManagedClusters or hive has nothing to bring, and that is no trouble")
    void notServed() {
        var step = new ActivationHub()
                .announced()
                .notServed(ActivationHub.Part.CLUSTERS)
                .notServed(ActivationHub.Part.DEPLOYMENTS)
                .step();

        assertThat(step.done()).isTrue();
        assertThat(step.summary().complete()).isTrue();
        assertThat(step.summary().sentence()).isEqualTo("There are no managed clusters to bring to this hub.");
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                argumentSet("all available", hub().cluster("c").available("c", "True"), true, true),
                argumentSet(
                        "W23 some never come",
                        withToken().available("c", "True").cluster("d"),
                        true,
                        false),
                argumentSet("W23 one is on the way", withToken().importSecret("c", UID, 1, BEGUN), false, false),
                argumentSet("W23 one is not called yet", withToken(), false, false),
                argumentSet(
                        "W23 one is on the way until the limit",
                        hub().cluster("c").deployment("c").at(SETTINGS.importLimit()),
                        true,
                        false),
                argumentSet(
                        "W23 an import secret has still to go",
                        withToken()
                                .available("c", "True")
                                .importSecret("c", UID, 1, BEGUN)
                                .at(SETTINGS.importLimit()),
                        false,
                        true),
                argumentSet(
                        "W23 an import secret that does not go is not waited for forever",
                        withToken()
                                .available("c", "True")
                                .importSecret("c", UID, 1, BEGUN)
                                .at(SETTINGS.importLimit()
                                        .plus(SETTINGS.importRetry().multipliedBy(5))),
                        true,
                        false),
                argumentSet(
                        "W23 nothing is over in the first seconds, what was restored may not be seen yet",
                        hub().at(Duration.ofSeconds(9)),
                        false,
                        true),
                argumentSet(
                        "R6.7 the marker is not stored",
                        new ActivationHub().marker(MARKER, HUB, "restore-acm", "InProgress"),
                        false,
                        true),
                argumentSet(
                        "R6.7 the marker was not stored until the limit",
                        new ActivationHub()
                                .marker(MARKER, HUB, "restore-acm", "InProgress")
                                .at(SETTINGS.importLimit()),
                        true,
                        false));
    }

    @ParameterizedTest
    @MethodSource("ends")
    @DisplayName("W23 when it is over, and whether all is well then")
    void end(ActivationHub hub, boolean done, boolean complete) {
        assertThat(hub.step().done()).isEqualTo(done);
        assertThat(hub.step().summary().complete()).isEqualTo(complete);
    }

    @Test
    @DisplayName("W10 what was done is not done again")
    void again() {
        var hub = new ActivationHub().cluster("c").token("c", MAIN, LONG);
        hub.pass();
        assertThat(hub.written)
                .extracting(write -> write.target().toString())
                .contains("Backup " + NAMESPACE + "/" + MARKER, "ManagedCluster c", "Secret c/auto-import-secret");

        hub.at(Duration.ofSeconds(30));

        assertThat(hub.step().plan().isEmpty()).isTrue();
        assertThat(hub.step().tokens()).isEmpty();
    }

    @Test
    @DisplayName("W23 tokens that nobody has asked for are not used")
    void unasked() {
        var hub = withToken().available("c", "True");

        var step = Activation.step(
                hub.view(), hub.journal, Optional.of(TokensRead.of(Map.of(new ObjectKey("c", MAIN), "t"))));

        assertThat(step.plan().writes())
                .filteredOn(Write.Create.class::isInstance)
                .isEmpty();
    }
}
