package io.hubbackup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.decide.policy.WrittenCatalogue;
import io.hubbackup.decide.policy.telling.Announcement;
import io.hubbackup.decide.policy.telling.Figure;
import io.hubbackup.decide.policy.telling.GovernanceSamples;
import io.hubbackup.decide.policy.telling.PolicySamples;
import io.hubbackup.decide.policy.telling.Told;
import io.hubbackup.hub.Indexed;
import io.hubbackup.hub.LocationValidation;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.RestoreTerms;
import io.hubbackup.hub.StorageLocationSeen;
import io.hubbackup.hub.VeleroRestoreSeen;
import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Outcome;
import io.hubbackup.plan.Outcomes;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import io.hubbackup.wire.BackupName;
import io.hubbackup.wire.BackupType;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.velero.Restore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("policies 7.2 what Prometheus reads")
class PolicyFiguresTest {

    private static final Pattern SERIES = Pattern.compile("(hub_backup_\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Instant RUN = PolicyHub.NOON.minus(Duration.ofHours(2));

    /** A figure of the governance framework, where an administrator asks for it. */
    private static final String GOVERNANCE = Figure.GOVERNANCE.metric();

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PolicyFigures figures =
            new PolicyFigures(registry, new HubOperator.Build("1.2.3", "abc"), Told.CATALOGUE);

    @Test
    @DisplayName("policies 7.2 names and labels are those of the catalogue, and no others")
    void namesAndLabels() {
        everything();
        var catalogue = catalogue();
        assertThat(exposed())
                .isNotEmpty()
                .allSatisfy((name, labels) -> assertThat(labels).as(name).isEqualTo(catalogue.get(name)));
    }

    @Test
    @DisplayName(
            "policies 7.2 every gauge of the catalogue is made by somebody, and every gauge made is in the catalogue")
    void complete() {
        everything();
        var made = new TreeSet<>(exposed().keySet());
        Arrays.stream(Figure.values()).map(Figure::metric).forEach(made::add);
        made.remove(GOVERNANCE);
        var wanted = new TreeSet<>(catalogue().keySet());
        assertThat(made).isEqualTo(wanted);
    }

    @Test
    @DisplayName("policies 7.2 a state set says 1 for the current state and 0 for the others")
    void stateSets() {
        show(Told.of(Told.STORAGE, Told.storageLost()), PolicyHub.active());
        assertThat(lines("hub_backup_policy_status{severity=\"high\",status=\".*\",template=\"" + Told.STORAGE
                        + "\",} .*"))
                .containsExactlyInAnyOrder(
                        "compliant 0.0", "noncompliant 1.0", "suppressed 0.0", "not_applicable 0.0", "unknown 0.0");
        assertThat(registry.get("hub_backup_hub_role")
                        .tag("role", "active")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(registry.get("hub_backup_hub_role").gauges()).hasSize(7);
        assertThat(registry.get("hub_backup_schedule_phase")
                        .tag("phase", "Enabled")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("policies 7.2 the series of an object that is gone go")
    void gone() {
        show(Told.well(), PolicyHub.active());
        assertThat(registry.find("hub_backup_schedule_phase").gauges()).isNotEmpty();
        show(Told.well(), PolicyHub.bare());
        assertThat(registry.find("hub_backup_schedule_phase").gauges()).isEmpty();
        assertThat(registry.find("hub_backup_schedule_interval_seconds").gauges())
                .isEmpty();
    }

    @Test
    @DisplayName("policies 6.8 a process that does not lead has no policy series")
    void silent() {
        everything();
        assertThat(registry.get("hub_backup_leader").gauge().value()).isEqualTo(1);
        figures.leads(false);
        assertThat(registry.get("hub_backup_leader").gauge().value()).isZero();
        assertThat(Arrays.stream(Figure.values())
                        .filter(figure -> registry.find(figure.metric()).gauge() != null))
                .isEmpty();
    }

    @Test
    @DisplayName("policies 7.2 the interval is the longest gap between the next ten runs, also over a weekend")
    void interval() {
        show(Told.well(), PolicyHub.bare().schedule("Enabled", PolicyHub.terms("0 8 * * 1-5")));
        assertThat(registry.get("hub_backup_schedule_interval_seconds").gauge().value())
                .isEqualTo(Duration.ofDays(3).toSeconds());
        assertThat(registry.get("hub_backup_schedule_next_run_timestamp_seconds")
                        .gauge()
                        .value())
                .isEqualTo(Instant.parse("2026-03-04T08:00:00Z").getEpochSecond());
    }

    @Test
    @DisplayName("policies 7.2 backups are told apart by type and by who wrote them; one that goes on has a start")
    void backups() {
        show(
                Told.well(),
                PolicyHub.active()
                        .set(PolicyHub.SELF, RUN)
                        .set(PolicyHub.PEER, RUN.minusSeconds(3_600))
                        .plus(List.of(PolicyHub.backup(
                                BackupType.CREDENTIALS,
                                PolicyHub.SELF,
                                "InProgress",
                                PolicyHub.NOON.minusSeconds(60)))));
        assertThat(gauge("hub_backup_last_restorable_timestamp_seconds", "type", "credentials", "origin", "self"))
                .isEqualTo(RUN.getEpochSecond());
        assertThat(gauge("hub_backup_last_restorable_timestamp_seconds", "type", "managedClusters", "origin", "peer"))
                .isEqualTo(RUN.getEpochSecond() - 3_600);
        assertThat(gauge("hub_backup_last_completed_timestamp_seconds", "type", "resources", "origin", "self"))
                .isEqualTo(RUN.getEpochSecond() + 120);
        assertThat(gauge("hub_backup_restorable_backups", "type", "resources", "origin", "self"))
                .isEqualTo(1);
        assertThat(gauge("hub_backup_last_backup_phase", "type", "credentials", "phase", "InProgress"))
                .isEqualTo(1);
        assertThat(gauge("hub_backup_running_backup_start_timestamp_seconds", "type", "credentials"))
                .isEqualTo(PolicyHub.NOON.getEpochSecond() - 60);
        assertThat(registry.find("hub_backup_running_backup_start_timestamp_seconds")
                        .gauges())
                .hasSize(1);
        assertThat(gauge("hub_backup_set_duration_seconds", "type", "resources"))
                .isEqualTo(120);
    }

    @Test
    @DisplayName(
            "policies 7.2 before anything has happened each counter of each template is there, and stands at 0: the first event is a rise")
    void countersFromZero() {
        assertThat(Told.CATALOGUE.entries()).isNotEmpty().allSatisfy(template -> {
            assertThat(errors(template.name())).isZero();
            assertThat(evaluations(template.name())).isEqualTo(Map.of("event", 0.0, "timer", 0.0, "resync", 0.0));
        });
        assertThat(remedied()).isEqualTo(Map.of("done", 0.0, "outdated", 0.0, "failed", 0.0, "skipped", 0.0));
        assertThat(registry.scrape())
                .contains("hub_backup_policy_evaluation_errors_total{template=\"" + Told.CRON + "\",} 0.0");
    }

    @Test
    @DisplayName("policies 7.2 evaluations are counted by trigger, and those that failed")
    void counters() {
        var broken = Told.of(Told.CRON, Verdict.unknown(Verdict.Common.EvaluationError, "m"));
        figures.evaluated(broken, PolicyTelling.Trigger.EVENT, Duration.ofMillis(3));
        figures.evaluated(broken, PolicyTelling.Trigger.TIMER, Duration.ofMillis(3));
        assertThat(evaluations(Told.CRON)).isEqualTo(Map.of("event", 1.0, "timer", 1.0, "resync", 0.0));
        assertThat(errors(Told.CRON)).isEqualTo(2);
        assertThat(errors(Told.STORAGE)).isZero();
        assertThat(registry.scrape())
                .contains(
                        "hub_backup_policy_evaluation_duration_seconds_bucket{le=\"0.1\",} 2.0",
                        "hub_backup_policy_evaluations_total{template=\"" + Told.CRON + "\",trigger=\"event\",} 1.0",
                        "hub_backup_build_info{revision=\"abc\",version=\"1.2.3\",} 1.0");
    }

    @Test
    @DisplayName("T02 D26 the labels that preparation puts on tokens are counted, and nothing else of it")
    void remediations() {
        figures.remediated(labelled(true));
        figures.remediated(labelled(false));
        assertThat(remedied()).isEqualTo(Map.of("done", 1.0, "outdated", 0.0, "failed", 1.0, "skipped", 0.0));
        assertThat(registry.scrape())
                .contains(
                        "hub_backup_policy_remediations_total{outcome=\"done\",template=\"auto-import-backup-label\",} 1.0");
    }

    @Test
    @DisplayName("policies 7.2 dashboards of the governance framework find 0, 1 and -1")
    void governance() {
        figures.show(GovernanceSamples.of(
                Announcement.of(Told.mixed(), PolicyHub.active().seen(), Told.CATALOGUE)));
        assertThat(gauge(GOVERNANCE, "policy", Told.VELERO)).isZero();
        assertThat(gauge(GOVERNANCE, "policy", Told.STORAGE)).isEqualTo(1);
        assertThat(gauge(GOVERNANCE, "policy", Told.CRON)).isEqualTo(-1);
        assertThat(registry.scrape())
                .contains(
                        GOVERNANCE
                                + "{kind=\"ConfigurationPolicy\",policy=\"velero-pod-running\",policy_namespace=\"velero\",severity=\"high\",} 0.0");
    }

    private void everything() {
        var evaluation = Told.of(Told.CRON, Verdict.unknown(Verdict.Common.EvaluationError, "m"));
        figures.evaluated(evaluation, PolicyTelling.Trigger.RESYNC, Duration.ofMillis(3));
        figures.remediated(labelled(true));
        show(evaluation, full());
    }

    private static Outcomes labelled(boolean done) {
        var secret = Target.of(new ApiKind("", "v1", "Secret", "secrets", true), "cluster-a", "auto-import-account");
        var write = new Write.Patch(
                secret, Map.of(), Optional.empty(), Optional.empty(), "B4.12 token of an import account");
        var other = new Write.Patch(secret, Map.of(), Optional.empty(), Optional.empty(), "B4.30 annotations");
        return new Outcomes(List.of(
                done ? new Outcome.Done(write) : new Outcome.Failed(write, 403, "forbidden", Optional.empty()),
                new Outcome.Done(other)));
    }

    private void show(Evaluation evaluation, PolicyHub hub) {
        figures.leads(true);
        figures.show(PolicySamples.of(Announcement.of(evaluation, hub.seen(), Told.CATALOGUE)));
    }

    private static PolicyHub full() {
        var name = BackupName.of(BackupType.RESOURCES, RUN).text();
        var restored = Restore.of(Map.of(
                "metadata", Map.of("namespace", PolicyHub.NAMESPACE, "name", "vr"),
                "spec", Map.of("backupName", name),
                "status", Map.of("phase", "Completed")));
        var terms = new RestoreTerms(true, Optional.empty(), "skip", List.of("vr"), "", Optional.empty());
        var location = new StorageLocationSeen(
                PolicyHub.key("default"),
                true,
                "Available",
                "",
                "ReadWrite",
                true,
                false,
                new LocationValidation(Optional.of(RUN), Optional.empty()));
        return PolicyHub.active()
                .restore("Enabled", terms)
                .veleroRestores(Observed.of(Indexed.of(VeleroRestoreSeen.of(restored))))
                .locations(Observed.of(Indexed.of(location)))
                .set(PolicyHub.SELF, RUN)
                .plus(List.of(PolicyHub.backup(
                        BackupType.CREDENTIALS, PolicyHub.SELF, "InProgress", PolicyHub.NOON.minusSeconds(60))));
    }

    private double errors(String template) {
        return registry.get("hub_backup_policy_evaluation_errors")
                .tag("template", template)
                .counter()
                .count();
    }

    /** By trigger. */
    private Map<String, Double> evaluations(String template) {
        return counts("hub_backup_policy_evaluations", "trigger", "template", template);
    }

    /** By outcome. */
    private Map<String, Double> remedied() {
        return counts("hub_backup_policy_remediations", "outcome", "template", "auto-import-backup-label");
    }

    private Map<String, Double> counts(String name, String by, String... tags) {
        return registry.get(name).tags(tags).counters().stream()
                .collect(Collectors.toMap(counter -> counter.getId().getTag(by), Counter::count));
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    /** The value of label status and of the series, of the lines that match. */
    private List<String> lines(String pattern) {
        return registry.scrape()
                .lines()
                .filter(line -> line.matches(pattern.replace("{", "\\{").replace("}", "\\}")))
                .map(line -> line.replaceAll(".*status=\"(\\w+)\".* (\\S+)$", "$1 $2"))
                .toList();
    }

    /** The labels of what is exposed, by name; those that Prometheus adds to histograms are not ours. */
    private Map<String, Set<String>> exposed() {
        var exposed = new TreeMap<String, Set<String>>();
        registry.scrape().lines().map(SERIES::matcher).filter(Matcher::matches).forEach(series -> {
            var name = series.group(1).replaceAll("_seconds_(bucket|count|sum|max)$", "_seconds");
            var labels = LABEL.matcher(Optional.ofNullable(series.group(2)).orElse(""))
                    .results()
                    .map(label -> label.group(1))
                    .filter(label -> !label.equals("le"))
                    .collect(Collectors.toSet());
            exposed.merge(
                    name,
                    labels,
                    (one, other) -> Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet()));
        });
        return exposed;
    }

    private static Map<String, Set<String>> catalogue() {
        return WrittenCatalogue.tree().children("metrics").stream()
                .collect(Collectors.toMap(metric -> metric.text("name").orElseThrow(), PolicyFiguresTest::labels));
    }

    private static Set<String> labels(Tree metric) {
        return Set.copyOf(metric.texts("labels"));
    }
}
