package io.hubbackup.decide.monitoring;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Target;
import io.hubbackup.wire.MonitoringNames;
import io.hubbackup.wire.Tree;
import io.hubbackup.wire.VeleroLabels;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the objects of the monitoring: what the manifests have, for the namespace in which this process runs (packaging 4.4). */
public final class MonitoringObjects {

    /** The namespace for which the manifests are written, as a word of its own: the names of OADP's objects begin with it. */
    private static final Pattern MANIFESTS_NAMESPACE = Pattern.compile("(?<![\\w-])openshift-adp(?![\\w-])");

    /**
     * An object that shall be there.
     *
     * @param body the whole of what is applied
     */
    public record Wanted(Target target, Map<String, Object> body) {}

    private MonitoringObjects() {}

    /**
     * @param manifests the objects as they are shipped, for the mode of the site
     * @param version of this operator: whoever is another one applies them anew
     */
    public static List<Wanted> at(MonitoringSite site, List<Tree> manifests, String version) {
        return manifests.stream()
                .flatMap(manifest -> site.kinds().stream()
                        .filter(kind -> manifest.text("kind")
                                .filter(kind.kind()::equals)
                                .isPresent())
                        .map(kind -> wanted(site, kind, manifest, version)))
                .toList();
    }

    private static Wanted wanted(MonitoringSite site, ApiKind kind, Tree manifest, String version) {
        var metadata = manifest.child("metadata");
        var name = metadata.text("name").orElse("");
        var labels = new LinkedHashMap<String, Object>(metadata.textMap("labels"));
        labels.putAll(labels(version));
        var body = new LinkedHashMap<String, Object>();
        body.put("apiVersion", kind.apiVersion());
        body.put("kind", kind.kind());
        body.put(
                "metadata",
                Map.of(
                        "name",
                        name,
                        "namespace",
                        site.namespace(),
                        "labels",
                        labels,
                        "ownerReferences",
                        List.of(site.owner().tree().fields())));
        body.put("spec", in(site.namespace(), manifest.child("spec").fields()));
        return new Wanted(Target.of(kind, site.namespace(), name), body);
    }

    /** Packaging 2. */
    private static Map<String, String> labels(String version) {
        return Map.of(
                "app.kubernetes.io/name",
                MonitoringNames.OPERATOR,
                "app.kubernetes.io/instance",
                MonitoringNames.OPERATOR,
                "app.kubernetes.io/component",
                "monitoring",
                "app.kubernetes.io/part-of",
                "hub-backup",
                MonitoringNames.MANAGED_BY,
                MonitoringNames.OPERATOR,
                "app.kubernetes.io/version",
                version,
                VeleroLabels.EXCLUDE_FROM_BACKUP,
                VeleroLabels.EXCLUDE_FROM_BACKUP_VALUE);
    }

    private static Object in(String namespace, Object value) {
        return switch (value) {
            case String text -> MANIFESTS_NAMESPACE.matcher(text).replaceAll(Matcher.quoteReplacement(namespace));
            case Map<?, ?> fields -> {
                var changed = new LinkedHashMap<String, Object>();
                fields.forEach((field, each) -> changed.put(String.valueOf(field), in(namespace, each)));
                yield changed;
            }
            case Collection<?> items ->
                items.stream().map(item -> in(namespace, item)).toList();
            default -> value;
        };
    }
}
