package io.hubbackup.decide.policy.telling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hubbackup.decide.policy.BackupNamespace;
import io.hubbackup.decide.policy.Catalogue;
import io.hubbackup.decide.policy.Evaluation;
import io.hubbackup.hub.HubSnapshot;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.ReportNames;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The report of an evaluation: one object that is there whether any BackupSchedule or Restore is or not (policies 7.4). */
public final class PolicyReport {

    /** Whoever looks for what this operator keeps finds it by this label. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};
    private static final String STATUS_FILE = "status.json";
    private static final List<String> RESULTS = List.of("pass", "fail", "warn", "error", "skip");

    private final ReportForm form;
    private final HubSnapshot hub;
    private final Evaluation evaluation;
    private final Catalogue catalogue;
    private final List<ReportLine> lines;

    private PolicyReport(ReportForm form, Announcement told) {
        this.form = form;
        this.hub = told.hub();
        this.evaluation = told.evaluation();
        this.catalogue = told.catalogue();
        this.lines = Stream.concat(
                        new VerdictLines(evaluation, catalogue).all().stream(), told.recovery().lines().stream())
                .toList();
    }

    /** The report in the form that the hub serves, and the forms in which it shall not be there any more; none while nobody knows what is served. */
    public static List<Document> documents(Announcement told) {
        var hub = told.hub();
        return ReportForm.of(hub).stream()
                .flatMap(form -> Stream.of(
                                Stream.of(new Document(form.target(hub), Optional.of(of(form, told)))),
                                superseded(form, hub),
                                Stream.of(wholeList(told)))
                        .flatMap(documents -> documents))
                .toList();
    }

    private static Stream<Document> superseded(ReportForm form, HubSnapshot hub) {
        return Arrays.stream(ReportForm.values())
                .filter(other -> !other.sameObject(form) && other.isServed(hub))
                .map(other -> new Document(other.target(hub), Optional.empty()));
    }

    private static Document wholeList(Announcement told) {
        var place = ReportForm.CONFIG_MAP.target(told.hub());
        var target = Target.of(place.kind(), place.key().namespace(), ReportNames.LOST_CLUSTERS);
        var lists = told.recovery().wholeList();
        if (lists.isEmpty()) {
            return new Document(target, Optional.empty());
        }
        var body = new LinkedHashMap<>(frame(target));
        body.put("data", lists);
        return new Document(target, Optional.of(body));
    }

    /** The whole object; the same evaluation of the same hub gives the same one. */
    public static Map<String, Object> of(ReportForm form, Announcement told) {
        return new PolicyReport(form, told).body();
    }

    private Map<String, Object> body() {
        var body = new LinkedHashMap<>(frame(form.target(hub)));
        if (form == ReportForm.CONFIG_MAP) {
            body.put("data", Map.of(STATUS_FILE, json(), "summary", summaryText()));
            return body;
        }
        if (form == ReportForm.REPORT) {
            body.put("source", ReportLine.SOURCE);
        }
        body.put("scope", Map.of("apiVersion", "v1", "kind", "Namespace", "name", BackupNamespace.of(hub)));
        body.put("summary", counts());
        body.put("results", results());
        return body;
    }

    /** The object without what it says: it is never backed up, and has no owner, so it outlives whatever it tells of. */
    static Map<String, Object> frame(Target target) {
        var frame = new LinkedHashMap<String, Object>();
        frame.put("apiVersion", target.kind().apiVersion());
        frame.put("kind", target.kind().kind());
        frame.put(
                "metadata",
                Map.of(
                        "name",
                        target.key().name(),
                        "namespace",
                        target.key().namespace(),
                        "labels",
                        Map.of(
                                MANAGED_BY,
                                ReportLine.SOURCE,
                                VeleroLabels.EXCLUDE_FROM_BACKUP,
                                VeleroLabels.EXCLUDE_FROM_BACKUP_VALUE)));
        return frame;
    }

    /** Whether it is this operator's to change or remove. */
    public static boolean isOurs(Tree object) {
        return object.child("metadata")
                .child("labels")
                .text(MANAGED_BY)
                .filter(ReportLine.SOURCE::equals)
                .isPresent();
    }

    private List<Map<String, Object>> results() {
        return lines.stream().map(ReportLine::body).toList();
    }

    private Map<String, Object> counts() {
        var counts = new LinkedHashMap<String, Object>();
        for (var result : RESULTS) {
            counts.put(
                    result,
                    lines.stream().filter(line -> line.result().equals(result)).count());
        }
        return counts;
    }

    private String json() {
        var status = new LinkedHashMap<String, Object>();
        status.put("source", ReportLine.SOURCE);
        status.put("namespace", BackupNamespace.of(hub));
        status.put("summary", counts());
        status.put("results", results());
        try {
            return JSON.writeValueAsString(status);
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException("a report that is not JSON", notJson);
        }
    }

    /** For people: the answer, then what is not well, a line each. */
    private String summaryText() {
        var violated = lines.stream()
                .filter(line -> line.result().equals("fail") || line.result().equals("warn"))
                .map(ReportLine::message);
        return Stream.concat(Stream.of(Aggregate.of(evaluation, catalogue).message()), violated)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** What a report tells of the evaluation that it was made of; {@link Evaluation#NONE} when it tells nothing. */
    public static Evaluation read(ReportForm form, Tree object, Catalogue catalogue, Instant now) {
        var results = form == ReportForm.CONFIG_MAP
                ? parsed(object.child("data").text(STATUS_FILE).orElse("")).children("results")
                : object.children("results");
        return VerdictLines.read(results, catalogue, now);
    }

    /** Somebody may have written something else into it; then nothing was told. */
    private static Tree parsed(String json) {
        try {
            return json.startsWith("{") ? Tree.of(JSON.readValue(json, FIELDS)) : Tree.EMPTY;
        } catch (JsonProcessingException notJson) {
            return Tree.EMPTY;
        }
    }
}
