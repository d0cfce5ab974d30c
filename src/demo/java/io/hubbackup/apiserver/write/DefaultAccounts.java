package io.hubbackup.apiserver.write;

import io.hubbackup.apiserver.store.Change;
import io.hubbackup.apiserver.store.Forms;
import io.hubbackup.apiserver.store.Json;
import io.hubbackup.apiserver.store.ObjectStore;

/** Every namespace has a service account named default. */
final class DefaultAccounts {

    private static final String RESOURCE = "serviceaccounts";
    private static final String NAME = "default";

    private final ObjectStore store;
    private final Reactions reactions;
    private final Identifiers identifiers;

    DefaultAccounts(ObjectStore store, Reactions reactions, Identifiers identifiers) {
        this.store = store;
        this.reactions = reactions;
        this.identifiers = identifiers;
    }

    void changed(Change change) {
        var object = change.object();
        if (object.resource().equals(Namespaces.RESOURCE) && change.before().isEmpty()) {
            reactions.add(() -> create(object.name()));
        } else if (object.resource().equals(RESOURCE)
                && object.name().equals(NAME)
                && change.after().isEmpty()) {
            reactions.add(() -> create(object.namespace()));
        }
    }

    private void create(String namespace) {
        boolean stays = store.find(Namespaces.RESOURCE, "", namespace)
                .filter(there -> !Forms.metadataMentions(there, "\"deletionTimestamp\""))
                .isPresent();
        if (stays) {
            var account = Json.object().put("apiVersion", "v1").put("kind", "ServiceAccount");
            account.putObject("metadata")
                    .put("name", NAME)
                    .put("namespace", namespace)
                    .put("uid", identifiers.uid())
                    .put("creationTimestamp", identifiers.now());
            store.create(RESOURCE, account, () -> {});
        }
    }
}
