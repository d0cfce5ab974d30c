package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.kind.Kinds;
import io.hubbackup.apiserver.object.Ownership;
import io.hubbackup.apiserver.object.Patches;
import io.hubbackup.apiserver.request.ApiRequest;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Selection;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.apiserver.write.Updating.Way;
import io.hubbackup.observe.Clockwork;
import java.util.ArrayList;
import java.util.List;

/** Everything that changes objects. */
public final class Writes {

    private final ObjectStore store;
    private final Identifiers identifiers;
    private final Creation creation;
    private final Updating updating;
    private final Applying applying;
    private final Deletion deletion;

    public Writes(ObjectStore store, Clockwork clock, Identifiers identifiers, Patches patches, Ownership ownership) {
        var preparation = new Preparation(ownership, clock);
        this.store = store;
        this.identifiers = identifiers;
        this.creation = new Creation(store, preparation, new Namespaces(store), identifiers);
        this.updating = new Updating(store, preparation);
        this.applying = new Applying(store, patches, ownership, creation, updating, clock);
        this.deletion = new Deletion(store, identifiers);
    }

    /** Begins to do by itself what a controller manager does: collects garbage, gives namespaces their account and empties them. */
    public void control(Kinds kinds, Reactions reactions) {
        var cluster = new Cluster(kinds, updating, deletion);
        store.listen(new GarbageCollection(store, kinds, cluster, reactions)::changed);
        store.listen(new DefaultAccounts(store, reactions, identifiers)::changed);
        store.listen(new NamespaceLife(store, cluster, reactions, identifiers)::changed);
    }

    public Written create(Place collection, ApiRequest request) {
        var options = WriteOptions.of("CreateOptions", request);
        var body = Body.object(request, collection.kind());
        var warnings = UnknownFields.prune(collection.kind(), body, options, Body.twice(request));
        return creation.create(collection, body, options, false).warning(warnings);
    }

    public Written replace(Place place, ApiRequest request) {
        var options = WriteOptions.of("UpdateOptions", request);
        var body = Body.object(request, place.kind());
        var warnings = UnknownFields.prune(place.kind(), body, options, Body.twice(request));
        return updating.update(place, Way.PUT, options, live -> body.deepCopy()).warning(warnings);
    }

    public Written patch(Place place, ApiRequest request) {
        return applying.patch(place, request);
    }

    public Removal delete(Place place, ApiRequest request) {
        return deletion.delete(place, DeleteOptions.of(request));
    }

    /** Deletes what is selected; the objects as they were before; what somebody else deletes meanwhile is not among them. */
    public List<Stored> deleteAll(Place collection, Selection selection, ApiRequest request) {
        var options = DeleteOptions.of(request);
        var deleted = new ArrayList<Stored>();
        for (var object : store.all(selection)) {
            var place = new Place(collection.kind(), object.namespace(), object.name(), "");
            deletion.deleteIfThere(place, options).ifPresent(removal -> deleted.add(object));
        }
        return deleted;
    }
}
