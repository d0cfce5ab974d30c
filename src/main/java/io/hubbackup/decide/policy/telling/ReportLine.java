package io.hubbackup.decide.policy.telling;

import io.hubbackup.decide.policy.Verdict.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One result of a report (policies 7.4), the same in all its forms.
 *
 * @param result pass, fail, warn, skip or error
 * @param scored whether the result counts: information does not
 * @param since when it became so, where that is known
 * @param properties what has no field of its own
 */
record ReportLine(
        String policy,
        String rule,
        String severity,
        String result,
        boolean scored,
        Optional<Instant> since,
        String message,
        List<Subject> subjects,
        Map<String, String> properties) {

    static final String SOURCE = "hub-backup-operator";

    /** The classification that the policy of the chart carries. */
    private static final String CATEGORY = "PR.IP Information Protection Processes and Procedures";

    private static final String CONTROL = "PR.IP-4 Backups of information are conducted maintained and tested";
    private static final String STANDARD = "NIST-CSF";

    Map<String, Object> body() {
        var body = new LinkedHashMap<String, Object>();
        body.put("source", SOURCE);
        body.put("policy", policy);
        body.put("rule", rule);
        body.put("category", CATEGORY);
        body.put("severity", severity);
        body.put("result", result);
        body.put("scored", scored);
        since.ifPresent(time -> body.put("timestamp", timestamp(time)));
        body.put("message", message);
        if (!subjects.isEmpty()) {
            body.put("resources", subjects.stream().map(ReportLine::resource).toList());
        }
        var all = new LinkedHashMap<String, String>();
        all.put("control", CONTROL);
        all.put("standard", STANDARD);
        all.putAll(properties);
        body.put("properties", all);
        return body;
    }

    /** In an order of its own: the text of the ConfigMap is the same in every process. */
    private static Map<String, Object> timestamp(Instant time) {
        var timestamp = new LinkedHashMap<String, Object>();
        timestamp.put("seconds", time.getEpochSecond());
        timestamp.put("nanos", (long) time.getNano());
        return timestamp;
    }

    private static Map<String, Object> resource(Subject subject) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("apiVersion", subject.apiVersion());
        resource.put("kind", subject.kind());
        if (!subject.key().namespace().isEmpty()) {
            resource.put("namespace", subject.key().namespace());
        }
        resource.put("name", subject.key().name());
        return resource;
    }
}
