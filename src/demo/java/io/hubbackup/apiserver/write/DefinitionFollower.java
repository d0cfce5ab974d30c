package io.hubbackup.apiserver.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hubbackup.apiserver.kind.Consequence;
import io.hubbackup.apiserver.kind.ServedKind;
import io.hubbackup.apiserver.kind.ServedKinds;
import io.hubbackup.apiserver.object.Manager;
import io.hubbackup.apiserver.object.Ownership;
import io.hubbackup.apiserver.store.Change;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;
import io.hubbackup.apiserver.store.Selection;
import io.hubbackup.apiserver.store.Stored;
import io.hubbackup.apiserver.write.DeleteOptions.Propagation;
import io.hubbackup.observe.Clockwork;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Tells the kinds of every change of a definition, and carries out what follows, beside the requests. */
public final class DefinitionFollower {

    private static final Set<String> FOLLOWED = Set.of(ServedKinds.DEFINITIONS, ServedKinds.API_SERVICES);

    private final ObjectStore store;
    private final ServedKinds kinds;
    private final Clockwork clock;
    private final Executor executor;
    private final Identifiers identifiers;
    private final Ownership ownership;
    private final Deletion deletion;
    private final Queue<Consequence> due = new ArrayDeque<>();
    private final Set<Consequence.CleanUp> cleaning = ConcurrentHashMap.newKeySet();

    /** Follows from now on. */
    public static void follow(
            ObjectStore store,
            ServedKinds kinds,
            Clockwork clock,
            Executor executor,
            Identifiers identifiers,
            Ownership ownership) {
        store.listen(new DefinitionFollower(store, kinds, clock, executor, identifiers, ownership)::note);
    }

    private DefinitionFollower(
            ObjectStore store,
            ServedKinds kinds,
            Clockwork clock,
            Executor executor,
            Identifiers identifiers,
            Ownership ownership) {
        this.store = store;
        this.kinds = kinds;
        this.clock = clock;
        this.executor = executor;
        this.identifiers = identifiers;
        this.ownership = ownership;
        this.deletion = new Deletion(store, identifiers);
    }

    /** Within the lock of the store: what is served changes with the write, what follows comes after it. */
    private void note(Change change) {
        var resource = change.object().resource();
        var consequences = new ArrayList<Consequence>();
        if (FOLLOWED.contains(resource)) {
            consequences.addAll(kinds.changed(
                    resource, change.object().name(), change.after().map(Forms::tree)));
        }
        if (change.after().isEmpty()) {
            cleaning.stream()
                    .filter(cleanUp -> cleanUp.definition().equals(resource))
                    .forEach(consequences::add);
        }
        if (!consequences.isEmpty()) {
            synchronized (due) {
                due.addAll(consequences);
            }
            executor.execute(this::carryOut);
        }
    }

    /** One after the other, in order. */
    private synchronized void carryOut() {
        for (var next = next(); next.isPresent(); next = next()) {
            switch (next.get()) {
                case Consequence.NewStatus status -> setStatus(status);
                case Consequence.Create(var resource, var object) -> create(resource, object.deepCopy());
                case Consequence.Delete(var resource, var name) -> delete(resource, name);
                case Consequence.CleanUp cleanUp -> cleanUp(cleanUp);
            }
        }
    }

    private Optional<Consequence> next() {
        synchronized (due) {
            return Optional.ofNullable(due.poll());
        }
    }

    private void setStatus(Consequence.NewStatus wanted) {
        change(
                wanted.resource(),
                wanted.name(),
                object -> object.set("status", wanted.status().deepCopy()));
    }

    private interface Edit {
        void of(ObjectNode object);
    }

    /** Until nobody writes in between; an object that is gone needs nothing any more. */
    private void change(String resource, String name, Edit edit) {
        boolean done = false;
        while (!done) {
            var live = store.find(resource, "", name);
            done = live.isEmpty() || changed(live.get(), edit);
        }
    }

    private boolean changed(Stored live, Edit edit) {
        var before = Forms.tree(live);
        var after = before.deepCopy();
        edit.of(after);
        if (Updating.isFinished(live.resource(), after)) {
            return store.remove(live);
        }
        ownership.written(kind(live.resource()), Optional.of(before), after, manager(live.resource(), "status"));
        return store.replace(live, after).isPresent();
    }

    private void create(String resource, ObjectNode object) {
        var metadata = Json.child(object, "metadata");
        metadata.put("uid", identifiers.uid()).put("creationTimestamp", identifiers.now());
        ownership.written(kind(resource), Optional.empty(), object, manager(resource, ""));
        store.create(resource, object, () -> {});
    }

    private void delete(String resource, String name) {
        boolean done = false;
        while (!done) {
            done = store.find(resource, "", name).map(store::remove).orElse(true);
        }
    }

    private void cleanUp(Consequence.CleanUp cleanUp) {
        cleaning.add(cleanUp);
        var resource = cleanUp.definition();
        kinds.all().stream()
                .filter(kind -> kind.resource().equals(resource))
                .findFirst()
                .ifPresent(this::deleteAll);
        if (store.count(resource) == 0) {
            cleaning.remove(cleanUp);
            change(ServedKinds.DEFINITIONS, resource, definition -> release(definition, cleanUp.finalizer()));
        }
    }

    private void deleteAll(ServedKind kind) {
        for (var object : store.all(Selection.all(kind.resource()))) {
            var place = new Place(kind, object.namespace(), object.name(), "");
            deletion.deleteIfThere(place, DeleteOptions.of(Propagation.BACKGROUND));
        }
    }

    private static void release(ObjectNode definition, String finalizer) {
        var metadata = Json.child(definition, "metadata");
        var left = new ArrayList<String>();
        metadata.path("finalizers").forEach(one -> left.add(one.asText()));
        left.remove(finalizer);
        metadata.remove("finalizers");
        if (!left.isEmpty()) {
            List.copyOf(left).forEach(metadata.putArray("finalizers")::add);
        }
    }

    private ServedKind kind(String resource) {
        return kinds.all().stream()
                .filter(kind -> kind.resource().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private Manager manager(String resource, String subresource) {
        return new Manager(
                "kube-apiserver",
                "Update",
                subresource,
                kind(resource).apiVersion(),
                clock.now().truncatedTo(ChronoUnit.SECONDS));
    }
}
