package io.hubbackup.policies;

import io.hubbackup.wire.Tree;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A template as a reader of the documents sees it.
 *
 * @param onRestore a Restore carries its condition too, where there is no BackupSchedule
 */
record TemplateCard(
        String id,
        String name,
        String title,
        String meaning,
        String remedy,
        String severity,
        String action,
        List<String> dependsOn,
        String condition,
        boolean onRestore,
        List<String> compliant,
        List<String> violated,
        String policy,
        String since,
        Map<String, Object> thresholds) {

    static TemplateCard of(Tree template) {
        var condition = template.child("condition");
        return new TemplateCard(
                template.text("id").orElseThrow(),
                template.text("name").orElseThrow(),
                template.text("title").orElseThrow(),
                template.text("meaning").orElseThrow(),
                template.text("remedy").orElseThrow(),
                template.text("severity").orElseThrow(),
                template.text("action").orElseThrow(),
                template.texts("dependsOn"),
                condition.text("type").orElseThrow(),
                condition.flag("restore").orElse(false),
                condition.texts("compliant"),
                condition.texts("violated"),
                template.child("report").text("policy").orElseThrow(),
                template.text("since").orElseThrow(),
                new TreeMap<>(template.child("thresholds").fields()));
    }
}
