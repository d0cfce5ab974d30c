package io.hubbackup.demo.velero.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.hubbackup.demo.velero.archive.RestoredObjects.Fate;
import java.net.HttpURLConnection;
import java.util.Optional;

/** Writes one object after the other: creates what is not there, and does with what is there as the Restore wants. */
final class ItemRestore {

    private final HubApi api;
    private final RestoreSpec spec;
    private final String restore;
    private final ServedKinds served;
    private final Optional<Names> withStatus;
    private final RestoreResults results;

    ItemRestore(HubApi api, RestoreSpec spec, String restore, ServedKinds served, RestoreResults results) {
        this.api = api;
        this.spec = spec;
        this.restore = restore;
        this.served = served;
        this.withStatus = spec.withStatus(served);
        this.results = results;
    }

    /** What became of it; what went wrong is in the results. */
    Fate restore(Archived item, String namespace) {
        if (served.of(item.resource()).isEmpty()) {
            results.warning(
                    namespace,
                    "Error getting lister for %s: no matches for kind \"%s\" in version \"%s\""
                            .formatted(
                                    item.label(),
                                    item.object().path("kind").asText(),
                                    item.object().path("apiVersion").asText()));
            return Fate.FAILED;
        }
        var object = Restorable.of(item, namespace, spec.backupName(), restore);
        var place = new Place(item, namespace);
        try {
            var there = api.object(place.path());
            return there.isPresent() ? meet(item, object, there.get(), place) : create(item, object, place);
        } catch (KubernetesClientException refused) {
            results.error(namespace, "error restoring %s: %s".formatted(place.about(), refused.getMessage()));
            return Fate.FAILED;
        }
    }

    /** Where an object goes. */
    private record Place(Archived item, String namespace) {

        String collection() {
            var version = item.object().path("apiVersion").asText();
            var plural = item.resource().split("\\.", 2)[0];
            return (version.contains("/") ? "/apis/" : "/api/")
                    + version
                    + (namespace.isEmpty() ? "/" : "/namespaces/" + namespace + "/")
                    + plural;
        }

        String path() {
            return collection() + "/" + item.name();
        }

        String about() {
            return "%s/%s"
                    .formatted(item.resource(), namespace.isEmpty() ? item.name() : namespace + "/" + item.name());
        }

        String kind() {
            return item.object().path("kind").asText();
        }
    }

    private Fate create(Archived item, ObjectNode object, Place place) {
        var answer = api.create(place.collection(), Restorable.toCreate(object));
        if (answer.code() == HttpURLConnection.HTTP_CONFLICT) {
            var there = api.object(place.path());
            if (there.isPresent()) {
                return meet(item, object, there.get(), place);
            }
        }
        var created = HubApi.created(answer);
        if (item.object().has("status") && isWithStatus(item)) {
            putStatus(item, object, created, place);
        }
        Restorable.managers(object).ifPresent(change -> tell(api.merge(place.path(), change), place));
        return Fate.CREATED;
    }

    /** The annotation of an object has the last word. */
    private boolean isWithStatus(Archived item) {
        var says = item.object().path("metadata").path("annotations").path("velero.io/restore-status");
        return says.isTextual()
                ? says.asText().equals("true")
                : withStatus.filter(kinds -> kinds.includes(item.resource())).isPresent();
    }

    private void putStatus(Archived item, ObjectNode object, JsonNode created, Place place) {
        ObjectNode whole = object.deepCopy();
        whole.set("status", item.object().get("status"));
        whole.withObject("/metadata")
                .put(
                        "resourceVersion",
                        created.path("metadata").path("resourceVersion").asText());
        var answer = api.replace(place.path() + "/status", whole);
        if (!answer.ok()) {
            results.warning(place.namespace(), answer.message());
        }
    }

    private Fate meet(Archived item, ObjectNode object, JsonNode there, Place place) {
        var bare = Restorable.bare(there);
        if (Restorable.markedLike(bare, object).equals(object)) {
            return spec.updates() ? mark(object, place) : Fate.SKIPPED;
        }
        if (item.resource().equals("serviceaccounts")) {
            return addTo(bare, object, place);
        }
        return spec.updates() ? update(bare, object, place) : keep(item, place);
    }

    private Fate mark(ObjectNode object, Place place) {
        var answer = api.merge(place.path(), Restorable.marks(object));
        if (!answer.ok()) {
            results.warning(place.namespace(), answer.message());
            return Fate.FAILED;
        }
        return Fate.SKIPPED;
    }

    private Fate addTo(ObjectNode there, ObjectNode object, Place place) {
        var known = Restorable.markedLike(there, object);
        return MergePatch.between(known, Accounts.merged(known, object))
                .map(change -> written(api.merge(place.path(), change), place))
                .orElse(Fate.SKIPPED);
    }

    /** What cannot be changed is at least marked. */
    private Fate update(ObjectNode there, ObjectNode object, Place place) {
        var change = MergePatch.between(Restorable.unmarked(there), object).orElseThrow();
        var fate = written(api.merge(place.path(), change), place);
        if (fate == Fate.FAILED) {
            written(api.merge(place.path(), Restorable.marks(object)), place);
        }
        return fate;
    }

    private Fate written(HubApi.Answer answer, Place place) {
        if (!answer.ok()) {
            results.warning(place.namespace(), answer.message());
        }
        return answer.ok() ? Fate.UPDATED : Fate.FAILED;
    }

    private void tell(HubApi.Answer answer, Place place) {
        if (!answer.ok()) {
            results.error(place.namespace(), answer.message());
        }
    }

    private Fate keep(Archived item, Place place) {
        var named = spec.saysNone() ? "%s \"%s\"" : "%s:%s";
        results.warning(
                place.namespace(),
                "could not restore, %s already exists. Warning: the in-cluster version is different than the backed-up version"
                        .formatted(named.formatted(place.kind(), item.name())));
        return Fate.FAILED;
    }
}
