package io.hubbackup.decide.restore.preview;

import io.hubbackup.decide.restore.activation.ClusterForecast;
import io.hubbackup.decide.restore.admission.Cleanup;
import io.hubbackup.decide.restore.cleanup.KindPlan;
import io.hubbackup.decide.restore.plan.RestorePlan;
import io.hubbackup.hub.ObjectKey;
import io.hubbackup.hub.Observed;
import io.hubbackup.plan.ApiKind;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that was found out for a preview.
 *
 * @param restored what the Velero Restores would write
 * @param here what of it is on the hub, by kind
 * @param clusters what would become of the managed clusters; empty unless they are restored
 * @param unknown what could not be read, one sentence each
 * @param inTheWay why a Restore would have to wait now, if it would
 */
public record PreviewFacts(
        RestorePlan plan,
        Cleanup option,
        Restored restored,
        Map<ApiKind, Observed<Set<ObjectKey>>> here,
        CleanupForesight cleanup,
        List<ClusterForecast> clusters,
        List<String> unknown,
        Optional<String> inTheWay) {

    /** By name of the kind, sorted; kinds about which there is nothing to say are not in it. */
    public NavigableMap<String, KindPreview> kinds() {
        var kinds = new TreeMap<String, KindPreview.Builder>();
        restored.objects()
                .forEach((kind, keys) -> kinds.computeIfAbsent(kind.displayName(), KindPreview.Builder::new)
                        .restored(
                                keys,
                                here.getOrDefault(
                                        kind, Observed.unreadable(kind.displayName(), "it was not looked at")),
                                kind.displayName().equals("Namespace"),
                                restored.atMost().contains(kind)));
        for (KindPlan kind : cleanup.plan().kinds()) {
            kinds.computeIfAbsent(kind.name(), KindPreview.Builder::new)
                    .cleaned(kind, cleanup.kept().getOrDefault(kind.kind(), Map.of()));
        }
        restored.notServed()
                .forEach((kind, number) ->
                        kinds.computeIfAbsent(kind, KindPreview.Builder::new).notServed(number));
        var previews = new TreeMap<String, KindPreview>();
        kinds.values().stream()
                .map(KindPreview.Builder::build)
                .filter(KindPreview::says)
                .forEach(preview -> previews.put(preview.kind(), preview));
        return previews;
    }
}
