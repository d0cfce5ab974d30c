package io.hubbackup.decide.policy.telling;

import static io.hubbackup.decide.policy.telling.Told.CATALOGUE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.decide.policy.Evaluation.Judgement;
import io.hubbackup.decide.policy.PolicyHub;
import io.hubbackup.decide.policy.Verdict;
import io.hubbackup.hub.ApiResource;
import io.hubbackup.hub.Observed;
import io.hubbackup.hub.ResourceCatalogue;
import io.hubbackup.hub.SelfSeen;
import io.hubbackup.wire.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("policies 7.4 the report")
class PolicyReportTest {

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final Path GOLDEN = Path.of("src/test/resources/golden/policies");

    @ParameterizedTest
    @EnumSource(ReportForm.class)
    @DisplayName("policies 7.4 U18 each form says the same, with what was not looked at told apart from what is well")
    void golden(ReportForm form) throws IOException {
        var body = PolicyReport.of(form, Announcement.of(Told.mixed(), hub().seen(), CATALOGUE));
        var text = JSON.writeValueAsString(body) + "\n";
        var file = GOLDEN.resolve(form.name().toLowerCase(Locale.ROOT) + ".json");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @EnumSource(ReportForm.class)
    @DisplayName("policies 6.7 what a report tells is what was told: statuses, reasons, messages, times and the role")
    void readAgain(ReportForm form) {
        var told = Told.mixed();
        var object = Tree.of(PolicyReport.of(form, Announcement.of(told, hub().seen(), CATALOGUE)));
        var read = PolicyReport.read(form, object, CATALOGUE, PolicyHub.NOON);
        assertThat(read.role()).isEqualTo(told.role());
        assertThat(read.judgements().keySet()).isEqualTo(told.judgements().keySet());
        read.judgements().forEach((template, judgement) -> {
            var original = judgement(told, template);
            assertThat(judgement.verdict().status())
                    .isEqualTo(original.verdict().status());
            assertThat(judgement.verdict().reason().name())
                    .isEqualTo(original.verdict().reason().name());
            assertThat(judgement.verdict().causedBy())
                    .isEqualTo(original.verdict().causedBy());
            assertThat(judgement.since()).isEqualTo(original.since());
        });
        assertThat(judgement(read, Told.PHASES).found().violated()).isTrue();
    }

    @Test
    @DisplayName("policies 6.7 what somebody else has written there tells nothing")
    void readNothing() {
        for (var text : List.of("", "nonsense", "{broken", "{\"results\":[{\"rule\":\"another\"}]}")) {
            assertThat(PolicyReport.read(
                            ReportForm.CONFIG_MAP,
                            Tree.of(Map.of("data", Map.of("status.json", text))),
                            CATALOGUE,
                            PolicyHub.NOON))
                    .isEqualTo(Evaluation.NONE);
        }
    }

    @Test
    @DisplayName("policies 7.4 the first form that is served is written, and the others are taken away")
    void forms() {
        assertThat(written()).containsExactly("ConfigMap velero/backup-restore-enabled-status");
        assertThat(written("wgpolicyk8s.io/v1alpha1/PolicyReport"))
                .containsExactly("ConfigMap velero/backup-restore-enabled-status");
        assertThat(written("wgpolicyk8s.io/v1alpha2/PolicyReport"))
                .containsExactly("PolicyReport velero/hub-backup", "no ConfigMap velero/backup-restore-enabled-status");
        assertThat(written(
                        "wgpolicyk8s.io/v1alpha2/PolicyReport",
                        "wgpolicyk8s.io/v1beta1/PolicyReport",
                        "openreports.io/v1alpha1/Report"))
                .startsWith("Report velero/hub-backup")
                .contains("no PolicyReport velero/hub-backup", "no ConfigMap velero/backup-restore-enabled-status");
        assertThat(documents(Observed.unreadable("discovery", "it was partial")))
                .isEmpty();
    }

    @Test
    @DisplayName("policies 7.1 the ConfigMap stands in the namespace of the operator")
    void place() {
        var bare = PolicyHub.bare();
        var self = bare.seen().self();
        var away = bare.self(new SelfSeen(
                self.mode(),
                self.leader(),
                Optional.of("hub-backup"),
                self.deployment(),
                self.backupNamespace(),
                self.started()));
        assertThat(ReportForm.CONFIG_MAP.target(away.seen()).key().namespace()).isEqualTo("hub-backup");
        assertThat(ReportForm.REPORT.target(away.seen()).key().namespace()).isEqualTo(PolicyHub.NAMESPACE);
    }

    @Test
    @DisplayName("policies 7.4 information that is violated is a warning that does not count")
    void information() {
        var catalogue = CATALOGUE.with(Map.of(Told.STORAGE + ".severity", "info"));
        var report = Tree.of(PolicyReport.of(
                ReportForm.REPORT,
                Announcement.of(Told.of(Told.STORAGE, Told.storageLost()), hub().seen(), catalogue)));
        var line = report.children("results").stream()
                .filter(result ->
                        result.text("rule").filter(Told.STORAGE::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(line.text("result")).hasValue("warn");
        assertThat(line.flag("scored")).hasValue(false);
    }

    @Test
    @DisplayName("policies 6.9 the same verdicts an hour later make the same report")
    void nothingTicks() {
        var early = Told.mixed();
        var late = new Evaluation(early.at().plusSeconds(3_600), early.role(), early.judgements());
        assertThat(PolicyReport.of(ReportForm.REPORT, Announcement.of(late, hub().seen(), CATALOGUE)))
                .isEqualTo(PolicyReport.of(ReportForm.REPORT, Announcement.of(early, hub().seen(), CATALOGUE)));
    }

    @Test
    @DisplayName("policies 7.4 the report never says fail for what cannot be told")
    void unreadable() {
        var evaluation = Told.of(Told.VELERO, Verdict.unreadable("Deployment", "403 forbidden"));
        var results = Tree.of(PolicyReport.of(ReportForm.REPORT, Announcement.of(evaluation, hub().seen(), CATALOGUE)))
                .child("summary");
        assertThat(results.number("fail")).hasValue(0L);
        assertThat(results.number("error")).hasValue(1L);
    }

    private static Judgement judgement(Evaluation evaluation, String template) {
        return Optional.ofNullable(evaluation.judgements().get(template)).orElseThrow();
    }

    private static PolicyHub hub() {
        return PolicyHub.active();
    }

    private static List<String> written(String... served) {
        var resources = Stream.of(served)
                .map(text -> text.split("/"))
                .map(parts -> new ApiResource(parts[0], parts[1], parts[2], "", "", true, true, true, false, false))
                .toList();
        var names = new ArrayList<String>();
        documents(Observed.of(new ResourceCatalogue(resources))).stream()
                .filter(document -> !document.target().key().name().equals("hub-backup-failover-clusters"))
                .forEach(document -> names.add((document.body().isPresent() ? "" : "no ") + document.target()));
        return names;
    }

    private static List<Document> documents(Observed<ResourceCatalogue> catalogue) {
        return PolicyReport.documents(
                Announcement.of(Told.mixed(), hub().catalogue(catalogue).seen(), CATALOGUE));
    }
}
