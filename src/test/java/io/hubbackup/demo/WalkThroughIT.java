package io.hubbackup.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import io.hubbackup.kit.Await;
import io.hubbackup.kit.HubKit;
import io.hubbackup.kit.NeedsKubectl;
import io.hubbackup.kit.Shell;
import io.hubbackup.wire.CronSchedule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the README promises of its first command, typed. In real time. */
@Isolated("it types in real time what a reader has to see at once")
class WalkThroughIT {

    /** Of an operator that has a machine for itself. */
    private static final Duration FIRST_SET = Duration.ofSeconds(30);

    /** A row of the story is several Velero Restores, and other tests may be at work on the machine. */
    private static final Duration A_ROW = Duration.ofMinutes(2);

    private static final Duration A_SYNC = Duration.ofSeconds(75);
    private static final Duration START_AND_FIRST_SET = Duration.ofSeconds(90);
    private static final Duration WALK = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofMinutes(3);
    private static final String COMPLETE = "is complete (4 backups)";

    @TempDir
    private Path home;

    private RunningDemonstration demonstration(String... words) {
        return new RunningDemonstration(home, words);
    }

    /** The sample is due at each even hour. A run into a store that fails just then would be true to life, and end otherwise than the README says. */
    private RunningDemonstration demonstrationBetweenRuns(String... words) {
        var cron = CronSchedule.parse("0 */2 * * *").fold(parsed -> parsed, bad -> fail(bad));
        var clock = Clock.systemUTC();
        Awaitility.await("no run of the sample is near")
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(1))
                .atMost(WALK.plusMinutes(1))
                .until(() -> cron.next(clock.instant(), ZoneOffset.UTC)
                        .orElseThrow()
                        .isAfter(clock.instant().plus(WALK)));
        return demonstration(words);
    }

    @Test
    @DisplayName(
            "D33 the first set is complete soon after the operator's start, and each line of the README does what it says")
    void typed() throws Exception {
        try (var shown = demonstrationBetweenRuns()) {
            shown.awaitIntroduction().await(0, FIRST_SET, COMPLETE);

            for (var row : WalkThrough.ofReadme().rows()) {
                typed(shown, row);
            }

            shown.type("status", "Ready           True, BackedUp", "Recovery point", "Storage locations");
            shown.type("quit", "Ends.");
            assertThat(shown.exit()).isZero();
        }
    }

    @Test
    @NeedsKubectl
    @DisplayName("D33 and so does each kubectl line, of the README and of what it prints")
    void typedWithKubectl() throws Exception {
        try (var shown = demonstrationBetweenRuns("--hubs", "2", "--fleet", "2")) {
            shown.awaitIntroduction().await(0, FIRST_SET, COMPLETE);

            for (var line : suggested(shown.printed())) {
                assertThat(shell("hub-1", line)).as(line).isNotEmpty();
            }
            for (var row : WalkThrough.ofReadme().rows()) {
                int mark = shown.mark();
                row.kubectl().forEach(line -> shell("hub-1", line));
                row.shows().forEach(text -> shown.await(mark, A_ROW, text));
            }
        }
    }

    private static void typed(RunningDemonstration shown, WalkThrough.Row row) {
        int mark = shown.mark();
        row.typed().forEach(shown::type);
        row.shows().forEach(text -> shown.await(mark, A_ROW, text));
    }

    @Test
    @DisplayName(
            "D33 T3 T4 B5.12 the story of two hubs: passive sync, the primary dies, the standby takes over, the old hub wakes and does no harm")
    void twoHubsTyped() throws Exception {
        try (var shown = demonstrationBetweenRuns("--hubs", "2")) {
            shown.awaitIntroduction().await(0, START_AND_FIRST_SET, COMPLETE);
            shown.type("use hub-2", "From now on what you type is for hub-2.");
            for (var row : WalkThrough.ofTwoHubs().rows()) {
                typed(shown, row);
            }

            shown.type("status", "BackupSchedule schedule-acm on hub-2", "  Summary         The set of ");
            assertOnSecond(shown);
            assertThat(shown.interrupt()).isZero();
        }
    }

    @Test
    @NeedsKubectl
    @DisplayName("D33 the same story with kubectl, where there is something for it to do")
    void twoHubsWithKubectl() throws Exception {
        try (var shown = demonstrationBetweenRuns("--hubs", "2")) {
            shown.awaitIntroduction().await(0, START_AND_FIRST_SET, COMPLETE);
            for (var row : WalkThrough.ofTwoHubs().rows()) {
                if (row.kubectl().isEmpty()) {
                    typed(shown, row);
                } else {
                    int mark = shown.mark();
                    row.kubectl().forEach(line -> shell("hub-2", line));
                    row.shows().forEach(text -> shown.await(mark, A_ROW, text));
                }
            }

            assertThat(shell("hub-2", "kubectl describe crst")).contains("Summary:", "Reason:                Restored");
            assertThat(shell("hub-2", "kubectl get crst")).contains("5/5");
            assertOnSecond(shown);
        }
    }

    private static void assertOnSecond(RunningDemonstration shown) {
        int mark = shown.mark();
        shown.type("clusters", "BELONGS TO", "imported-00004");
        assertThat(shown.printed().substring(mark).lines().filter(line -> line.matches("(hive|imported)-.*")))
                .hasSize(5)
                .allMatch(line -> line.matches("\\S+ +hub-2 .*"));
    }

    @Test
    @DisplayName("D33 D21 R6.14 of fifty clusters of which five cannot come, ten lines tell what happened")
    void mishaps() throws Exception {
        try (var shown = demonstrationBetweenRuns("--hubs", "2", "--fleet", "50", "--mishaps", "expired=3,no-url=2")) {
            shown.awaitIntroduction().await(0, START_AND_FIRST_SET, COMPLETE);
            shown.type("use hub-2", "From now on what you type is for hub-2.");
            int mark = shown.mark();
            shown.type("apply src/main/kubernetes/samples/restore.yaml");
            shown.await(mark, A_ROW, "Restore restore-acm: FinishedWithErrors: ");
            mark = shown.mark();
            shown.type("status", "Storage locations");

            var summary = shown.printed()
                    .substring(mark)
                    .lines()
                    .dropWhile(line -> !line.startsWith("  Summary"))
                    .takeWhile(line -> line.startsWith("  "))
                    .map(line -> line.substring(18))
                    .toList();
            assertThat(summary)
                    .hasSizeLessThanOrEqualTo(10)
                    .contains("45 of 50 managed clusters available.")
                    .anyMatch(line -> line.startsWith("3 with expired tokens: imported-"))
                    .anyMatch(line -> line.startsWith("2 without the address of an API server: imported-"));
        }
    }

    private static List<String> suggested(String printed) {
        var lines = printed.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("kubectl "))
                .toList();
        assertThat(lines).hasSize(4);
        return lines;
    }

    /** As in a second terminal. */
    private String shell(String hub, String line) {
        var kubectl = HubKit.present().orElseThrow().kubectl();
        var path = "%s:%s".formatted(kubectl.getParent(), System.getenv("PATH"));
        var result = Shell.run(
                Duration.ofMinutes(2),
                Map.of(
                        "PATH",
                        path,
                        "KUBECONFIG",
                        home.resolve(hub + ".kubeconfig").toString()),
                List.of("sh", "-c", line.replace("target/demo", home.toString())));
        assertThat(result.ok()).as(line + "\n" + result.err()).isTrue();
        return result.out();
    }

    @Test
    @DisplayName(
            "D33 two hubs share a store: the second one shows the backups of the first, and collides when it makes its own")
    void twoHubs(@TempDir Path store) throws Exception {
        try (var shown = demonstrationBetweenRuns("--hubs", "2", "--fleet", "0", "--store", store.toString())) {
            shown.awaitIntroduction().await(0, FIRST_SET, COMPLETE);
            shown.await(0, A_SYNC, "hub-2  Backup acm-resources-schedule");
            assertThat(shown.printed()).doesNotContain("hub-2  BackupSchedule");

            shown.type("use hub-2", "From now on what you type is for hub-2.");
            shown.type("status", "No BackupSchedule on hub-2: this hub is not backed up.");
            int mark = shown.mark();
            shown.type("apply src/main/kubernetes/samples/backupschedule.yaml", "backupschedule/schedule-acm applied");
            shown.await(mark, A_SYNC, "hub-1  BackupSchedule schedule-acm: BackupCollision");
            assertThat(shown.interrupt()).isZero();
        }
        assertThat(store).as("a store that was named stays").isDirectoryContaining(bucket -> bucket.endsWith("hub"));
    }

    @Test
    @DisplayName("D33 the fleet is as large as it was asked for, and nobody needs kubectl to look at it")
    void fleet() throws Exception {
        try (var shown = demonstration("--fleet", "12")) {
            shown.awaitIntroduction();
            assertThat(shown.printed()).contains("12 sample clusters");

            int mark = shown.mark();
            shown.type("get managedclusters", "local-cluster");
            assertThat(shown.printed().substring(mark).lines().filter(line -> line.matches("(hive|imported|pool).*")))
                    .hasSize(12);
            shown.type("get nothing", "hub-1 serves no kind \"nothing\"");
            shown.type("apply nothing.yaml", "nothing.yaml cannot be read: there is no such file.");
            shown.type("delete everything", "It is: delete KIND NAME [-n NAMESPACE]");
            shown.type("cron", "It is: cron EXPRESSION");
            shown.type("use hub-9", "There is no hub \"hub-9\". There are: hub-1.");
        }
    }

    @Test
    @DisplayName("D33 without a keyboard it goes on; Ctrl-C ends it, and nothing of it is left but its log")
    void cleanEnd() throws Exception {
        try (var shown = demonstration("--fleet", "0")) {
            shown.awaitIntroduction();
            shown.leaveKeyboard();
            shown.await(0, FIRST_SET, COMPLETE);
            assertThat(answer(health(shown.printed()))).isEqualTo(200);
            assertThat(shown.isRunning()).isTrue();

            assertThat(shown.interrupt()).isZero();
            assertThat(home).isDirectoryNotContaining(file -> !file.endsWith("operator.log"));
            assertThat(store(shown.printed())).doesNotExist();
            assertThat(Files.readString(home.resolve("operator.log")))
                    .contains("Wrote verb=create kind=Schedule.velero.io")
                    .doesNotContain("did not end well");
        }
    }

    private static Path store(String printed) {
        return Path.of(found("backs up to (\\S+)", printed));
    }

    private static URI health(String printed) {
        return URI.create(found("operator started; (\\S+/q/health)", printed));
    }

    private static String found(String pattern, String printed) {
        var match = Pattern.compile(pattern).matcher(printed);
        assertThat(match.find()).as(pattern).isTrue();
        return match.group(1);
    }

    private static int answer(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    static Stream<Arguments> badOptions() {
        return Stream.of(
                argumentSet(
                        "unknown",
                        "--cluster 5",
                        "There is no option --cluster. There are --hubs, --fleet, --mishaps,"),
                argumentSet(
                        "unknown mishap",
                        "--mishaps lost=1",
                        "--mishaps lost=1: \"lost=1\" must be one of expired, forbidden, no-token, no-url, revoked, wrong-url,"),
                argumentSet(
                        "more mishaps than clusters",
                        "--mishaps expired=4",
                        "--mishaps is about 4 clusters, and of --fleet 5 only 3 are imported ones; take --fleet 8."),
                argumentSet(
                        "no number",
                        "--fleet many",
                        "--fleet many: it must be a whole number from 0 to 5000, for example --fleet 5."),
                argumentSet(
                        "too many hubs",
                        "--hubs=3",
                        "--hubs 3: it must be a whole number from 1 to 2, for example --hubs 2."),
                argumentSet("no value", "--store", "--store needs a value behind it; see --help."),
                argumentSet(
                        "a file as store",
                        "--store pom.xml",
                        "--store pom.xml: it must be a folder, and this is a file;"),
                argumentSet(
                        "no kubeconfig",
                        "--kubeconfig nowhere",
                        "--kubeconfig nowhere: it must be a file that can be read,"),
                argumentSet(
                        "something else than a kubeconfig",
                        "--kubeconfig pom.xml",
                        "--kubeconfig pom.xml: it must be a kubeconfig, and cannot be read as one ("),
                argumentSet("twice", "--hubs 1 --hubs 2", "--hubs is given twice; say it once."),
                argumentSet(
                        "ours and real",
                        "--kubeconfig src/test/resources/nobody.kubeconfig --fleet 3",
                        "--fleet is for a hub of ours, and --kubeconfig src/test/resources/nobody.kubeconfig names a real one; leave one of the two out."));
    }

    @ParameterizedTest
    @MethodSource("badOptions")
    @DisplayName(
            "D33 an option that cannot be used is named with its value, the rule and the remedy; the exit code is 2")
    void badOption(String words, String message) {
        var printed = new ByteArrayOutputStream();
        var terminal = new Terminal(
                InputStream.nullInputStream(), new PrintStream(printed, true, StandardCharsets.UTF_8), false);

        assertThat(new Demonstration(home, terminal).run(List.of(words.split(" "))))
                .isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).startsWith(message);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    @DisplayName("D33 where nobody answers it says where that is, and ends")
    void nobodyThere() throws Exception {
        try (var shown = demonstration("--kubeconfig", "src/test/resources/nobody.kubeconfig")) {
            assertThat(shown.exit()).isEqualTo(1);
            assertThat(shown.printed())
                    .contains("nobody.kubeconfig leads to http://127.0.0.1:1/, which does not answer as a hub: ")
                    .contains("Start that hub, or name another kubeconfig.");
        }
    }

    @Test
    @DisplayName(
            "D33 the command as a process: a signal such as that of Ctrl-C ends it with exit code 0, and what it prints has no colours in a file")
    void process(@TempDir Path folder) throws Exception {
        var output = folder.resolve("output");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.hubbackup.demo.Demo",
                        "--fleet",
                        "0")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            Await.within(START_AND_FIRST_SET, COMPLETE)
                    .untilAsserted(() -> assertThat(soFar(output)).contains(COMPLETE));
            // not SIGINT, to which a process is deaf that was started in the background; the JVM takes both for the
            // same
            process.destroy();

            assertThat(process.waitFor(END.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(soFar(output)).endsWith("Ends.\n").doesNotContain("\u001B", "WARN", "Exception");
        } finally {
            process.destroyForcibly();
        }
    }

    /** The last letter may be half written. */
    private static String soFar(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }
}
