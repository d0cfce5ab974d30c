package io.hubbackup.demo.velero.archive;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.velero.archive.RestoredObjects.Fate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One restore under way: its objects are written in the order of their kinds, some now and some later. It may be used by one thread at a time. */
public final class RestoreRun {

    private final HubApi api;
    private final RestoreSpec spec;
    private final ArchivedObjects archive;
    private final Map<String, String> spoiled;
    private final RestoreResults results = new RestoreResults();
    private final RestoredObjects fates = new RestoredObjects();
    private final Set<String> namespaces = new HashSet<>();
    private final ItemRestore items;
    private final Deque<Archived> left;
    private final int chosen;
    private boolean waiting;
    private boolean begun;

    RestoreRun(
            HubApi api,
            RestoreSpec spec,
            String restore,
            ServedKinds served,
            ArchivedObjects archive,
            Map<String, String> spoiled) {
        this.api = api;
        this.spec = spec;
        this.archive = archive;
        this.spoiled = Map.copyOf(spoiled);
        this.items = new ItemRestore(api, spec, restore, served, results);
        var objects = choose(served);
        this.chosen = objects.size();
        this.left = new ArrayDeque<>(objects);
    }

    private List<Archived> choose(ServedKinds served) {
        if (!archive.isReadable()) {
            results.error("gzip: invalid header");
            return List.of();
        }
        if (archive.isEmpty()) {
            results.warning("zero items to be restored: directory \"/tmp/restore/resources\": does not exist");
        }
        try {
            var selection = new RestoreSelection(spec, served);
            begun = !archive.isEmpty();
            return selection.of(archive);
        } catch (IllegalArgumentException unreadable) {
            results.error(String.valueOf(unreadable.getMessage()));
            return List.of();
        }
    }

    /** How many objects it is about. */
    public int size() {
        return chosen;
    }

    /** Writes so many more; with all of them written it does nothing. It stops before what has to wait. */
    public void advance(int atMost) {
        waiting = false;
        for (int i = 0; i < atMost && !left.isEmpty() && !waiting; i++) {
            restore(left.getFirst());
            if (!waiting) {
                left.removeFirst();
            }
        }
    }

    /** Whether the next object goes into a namespace that is about to go. */
    public boolean isWaiting() {
        return waiting;
    }

    private void restore(Archived item) {
        boolean isNamespace = RestoreSelection.isNamespace(item);
        var source = isNamespace ? item.name() : item.namespace();
        var target = spec.target(source);
        if ((target.isEmpty() || isThere(source, target)) && !isNamespace) {
            fates.add(kind(item), target, item.name(), fate(item, target));
        }
    }

    private Fate fate(Archived item, String namespace) {
        var why = spoiled.get(item.label());
        if (why != null) {
            results.error(namespace, "error restoring %s: %s".formatted(item.label(), why));
            return Fate.FAILED;
        }
        return items.restore(item, namespace);
    }

    private static String kind(Archived item) {
        return item.object().path("apiVersion").asText() + "/"
                + item.object().path("kind").asText();
    }

    /** Makes a namespace as it was backed up, where it is not there; one that is there stays as it is. */
    private boolean isThere(String source, String target) {
        if (namespaces.contains(target)) {
            return true;
        }
        try {
            var there = api.object("/api/v1/namespaces/" + target);
            waiting = there.filter(namespace -> namespace.path("metadata").has("deletionTimestamp"))
                    .isPresent();
            if (waiting) {
                return false;
            }
            if (there.isEmpty()) {
                HubApi.created(api.create("/api/v1/namespaces", Namespaces.of(archive, source, target)));
                fates.add("v1/Namespace", "", target, Fate.CREATED);
            }
            return namespaces.add(target);
        } catch (KubernetesClientException refused) {
            results.error("error creating namespace %s: %s".formatted(target, refused.getMessage()));
            return false;
        }
    }

    /** What became of it. */
    public Restored result() {
        return new Restored(begun, fates.count(), results.errors(), results.warnings(), results.json(), fates.json());
    }
}
