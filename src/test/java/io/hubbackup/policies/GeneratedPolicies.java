package io.hubbackup.policies;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** All of {@code policies} that is generated, or has generated parts. */
final class GeneratedPolicies {

    static final String WRITE = "./mvnw test -Dtest=GeneratedPoliciesTest -Dpolicies.write=true";
    static final String HEADER = "# Generated from policies/catalog.yaml. After a change of it: %s%n".formatted(WRITE);

    static final String FULL = "full";
    static final String REPORT_ONLY = "report-only";

    /** A file and what has to stand in it. */
    record GeneratedFile(Path path, String content) {}

    private GeneratedPolicies() {}

    static List<GeneratedFile> all() {
        var catalogue = PolicyCatalogue.read();
        return Stream.of(prometheus(catalogue), cases(catalogue), acm(catalogue), documents(catalogue), grafana())
                .flatMap(files -> files)
                .toList();
    }

    private static Stream<GeneratedFile> prometheus(PolicyCatalogue catalogue) {
        return Stream.of(FULL, REPORT_ONLY).flatMap(mode -> {
            var rules = new PrometheusRules(catalogue, mode);
            var folder = "prometheus/" + (mode.equals(FULL) ? "" : mode + "/");
            return Stream.of(
                    file(folder + "hub-backup-rules.yaml", rules.resource()),
                    file(folder + "rules.yaml", rules.file()));
        });
    }

    private static Stream<GeneratedFile> cases(PolicyCatalogue catalogue) {
        return catalogue.alerts().stream()
                .filter(AlertRule::tellsViolations)
                .map(alert -> file(
                        "prometheus/tests/%s.yaml".formatted(alert.name()),
                        new PromtoolCases(
                                        catalogue,
                                        alert,
                                        alert.in(FULL) ? "../rules.yaml" : "../report-only/rules.yaml")
                                .file()));
    }

    private static Stream<GeneratedFile> acm(PolicyCatalogue catalogue) {
        return Stream.of(
                file("acm/hub-backup-compliance.yaml", AcmManifests.onConditions(catalogue)),
                file("acm/hub-backup-compliance-by-report.yaml", AcmManifests.onReport(catalogue)));
    }

    private static Stream<GeneratedFile> documents(PolicyCatalogue catalogue) {
        return Stream.concat(
                Stream.of(CatalogueTables.readme(catalogue), CatalogueTables.runbooks(catalogue)),
                catalogue.alerts().stream().map(alert -> CatalogueTables.runbook(catalogue, alert)));
    }

    private static Stream<GeneratedFile> grafana() {
        return Stream.of(
                file("grafana/hub-backup-dashboard.yaml", Dashboard.read().configMap()));
    }

    private static GeneratedFile file(String path, String content) {
        return new GeneratedFile(PolicyCatalogue.FOLDER.resolve(path), content);
    }

    /** A text as YAML writes it in one line. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
