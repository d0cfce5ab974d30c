package io.hubbackup.apply;

import io.hubbackup.plan.ApiKind;
import io.hubbackup.plan.Cleared;
import io.hubbackup.plan.Guards;
import io.hubbackup.plan.Plan;
import io.hubbackup.plan.Target;
import io.hubbackup.plan.Write;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes for tests. */
final class Writes {

    static final ApiKind CONFIG_MAP = new ApiKind("", "v1", "ConfigMap", "configmaps", true);

    private Writes() {}

    static Target configMap(String name) {
        return Target.of(CONFIG_MAP, "default", name);
    }

    static Write.Create create(String name) {
        var body = Map.<String, Object>of(
                "apiVersion",
                "v1",
                "kind",
                "ConfigMap",
                "metadata",
                Map.of("name", name, "namespace", "default"),
                "data",
                Map.of("key", "value"));
        return new Write.Create(configMap(name), body, "B4.12 a test creates it");
    }

    static Write.Patch patch(String name, Optional<String> uid, Optional<String> version) {
        return new Write.Patch(
                configMap(name),
                Map.of("metadata", Map.of("labels", Map.of("a", "b"))),
                uid,
                version,
                "B4.12 a test patches it");
    }

    static Write.Delete delete(String name, String uid) {
        return new Write.Delete(configMap(name), uid, Write.Propagation.BACKGROUND, "B4.12 a test deletes it");
    }

    static Cleared cleared(Plan plan) {
        return Guards.clear(plan, List.of());
    }
}
