package io.hubbackup.demo.kinds;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;

/** The kinds that a hub serves beside those of Kubernetes and our own two, with definitions that accept any fields but those that a rule speaks of. */
public final class HubKinds {

    private static final String VELERO = "velero.io";
    private static final List<FieldRule> RULES =
            Table.rows("/hub-kind-rules.txt").stream().map(FieldRule::of).toList();

    private HubKinds() {}

    public static List<HubKind> all() {
        return Table.rows("/hub-kinds.txt").stream().map(HubKind::of).toList();
    }

    /** The definitions of Velero's kinds, which every cluster with a Velero has. */
    public static List<GenericKubernetesResource> velero() {
        return all().stream()
                .filter(kind -> kind.group().equals(VELERO))
                .map(HubKinds::definition)
                .toList();
    }

    /** The definitions of all others, which make a cluster a hub. */
    public static List<GenericKubernetesResource> hub() {
        return all().stream()
                .filter(kind -> !kind.group().equals(VELERO))
                .map(HubKinds::definition)
                .toList();
    }

    private static GenericKubernetesResource definition(HubKind kind) {
        var schema = FieldRule.anyFields();
        RULES.stream().filter(rule -> rule.resource().equals(kind.resource())).forEach(rule -> rule.addTo(schema));
        return kind.definition(schema);
    }
}
